import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorCatalogue, type ErrorCode } from '#shared/errors/error-catalogue';
import { HallwayError } from '#shared/errors/hallway-error';
import type { DevicesResponse } from '#shared/protocol/http/devices';
import type { ServerInfo } from '#shared/protocol/http/server-info';
import { signInRequestSchema } from '#shared/protocol/http/sign-in';
import { idSchema } from '#shared/protocol/primitives';
import { protocolVersion } from '#shared/protocol/protocol-version';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { hallwayVersion } from '#shared/runtime/version';
import type { SignedInDevice } from '../accounts/account-store.ts';
import type { SignInDesk } from '../accounts/sign-in-desk.ts';
import { bearerToken, hashToken } from '../accounts/tokens.ts';
import type { CoreApi } from '../core/core-api.ts';

export interface RouteOptions {
  readonly core: CoreApi;
  readonly desk: SignInDesk;
  readonly clock: Clock;
  readonly logger: Logger;
  endDevice(deviceId: string): void;
}

const statuses: Partial<Record<ErrorCode, number>> = {
  wrong_credentials: 401,
  not_signed_in: 401,
  session_ended: 401,
  account_deactivated: 403,
  not_allowed: 403,
  feature_off: 403,
  not_found: 404,
  too_many_attempts: 429,
  request_too_large: 413,
  server_busy: 503,
  storage_full: 507,
  file_gone: 410,
  internal: 500,
};

/** The HTTP doors: server info, health, signing in and out, devices. Everything else goes over the socket. */
export function addHttpRoutes(app: FastifyInstance, options: RouteOptions): void {
  const { core, desk, clock, logger } = options;

  app.get('/healthz', async () => {
    await core.organizationName();
    return { status: 'ok' };
  });

  app.get('/api/server', async (request): Promise<ServerInfo> => {
    const info = { product: 'hallway', protocol: protocolVersion, organizationName: await core.organizationName() } as const;
    return (await findOwnDevice(core, request)) === null ? info : { ...info, version: hallwayVersion };
  });

  app.post('/api/sign-in', (request) => desk.signIn(parse(signInRequestSchema, request.body), request.ip));

  app.post('/api/sign-out', async (request, reply) => {
    const device = await requireDevice(core, request);
    await revoke(device.userId, device.deviceId);
    return reply.status(204).send();
  });

  app.get('/api/devices', async (request): Promise<DevicesResponse> => {
    const own = await requireDevice(core, request);
    const devices = await core.listDevices(own.userId);
    return { devices: devices.map((device) => ({ ...device, isThisDevice: device.id === own.deviceId })) };
  });

  app.delete('/api/devices/:id', async (request, reply) => {
    const own = await requireDevice(core, request);
    const { id } = parse(z.object({ id: idSchema }), request.params);
    if (!(await revoke(own.userId, id))) throw new HallwayError('not_found');
    return reply.status(204).send();
  });

  app.setNotFoundHandler((_request, reply) => sendError(reply, new HallwayError('not_found')));
  app.setErrorHandler((error, request, reply) => {
    const known = fromFastify(error);
    // What the core could not do, it has reported already.
    if (known !== error && known.code === 'internal') logger.error('A request failed', { route: request.routeOptions.url, detail: error instanceof Error ? error.stack : String(error) });
    return sendError(reply, known);
  });

  async function revoke(userId: string, deviceId: string): Promise<boolean> {
    const isRevoked = await core.revokeDevice(userId, deviceId, clock.nowMs());
    if (isRevoked) options.endDevice(deviceId);
    return isRevoked;
  }
}

/** @throws HallwayError `session_ended` without a token that is good */
export async function requireDevice(core: Pick<CoreApi, 'findDevice'>, request: FastifyRequest): Promise<SignedInDevice> {
  const device = await findOwnDevice(core, request);
  if (device === null) throw new HallwayError('session_ended');
  return device;
}

async function findOwnDevice(core: Pick<CoreApi, 'findDevice'>, request: FastifyRequest): Promise<SignedInDevice | null> {
  const token = bearerToken(request.headers.authorization);
  return token === null ? null : core.findDevice(hashToken(token));
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new HallwayError('invalid_request');
  return parsed.data;
}

/** Fastify's own errors (size, media type, JSON) in our words; anything unknown is ours to mend and tells nothing. */
function fromFastify(error: unknown): HallwayError {
  if (error instanceof HallwayError) return error;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new HallwayError('request_too_large', { cause: error });
  return new HallwayError(typeof status === 'number' && status < 500 ? 'invalid_request' : 'internal', { cause: error });
}

function sendError(reply: FastifyReply, error: HallwayError): FastifyReply {
  const retryAfterMs = 'retryAfterMs' in error && typeof error.retryAfterMs === 'number' ? error.retryAfterMs : undefined;
  if (retryAfterMs !== undefined) void reply.header('Retry-After', Math.ceil(retryAfterMs / 1_000));
  const message = error.code === 'internal' ? errorCatalogue.internal.message : error.message;
  return reply.status(statuses[error.code] ?? 400).send({ error: { code: error.code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } });
}
