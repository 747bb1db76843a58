import { z } from 'zod';
import { HallwayError } from '#shared/errors/hallway-error';
import { devicesResponseSchema, type DevicesResponse } from '#shared/protocol/http/devices';
import { errorResponseSchema } from '#shared/protocol/http/error-response';
import { serverInfoSchema, type ServerInfo } from '#shared/protocol/http/server-info';
import { signInResponseSchema, type SignInRequest, type SignInResponse } from '#shared/protocol/http/sign-in';
import { protocolVersion } from '#shared/protocol/protocol-version';
import { networkErrorCode } from '../sync/loss-reason.ts';

export type Fetch = typeof fetch;

const timeoutMs = 10_000;
/** An answer of ours is small; more than this is another kind of server. */
const maximumAnswerLength = 1_000_000;

/**
 * Asks a server what it is, before it is told anything.
 * @param token tells more to a device that is signed in there already
 * @throws HallwayError naming what is wrong with it, or with the way to it
 */
export async function readServerInfo(fetchFrom: Fetch, serverUrl: string, token: string | null = null): Promise<ServerInfo> {
  const response = await request(fetchFrom, `${serverUrl}/api/server`, { method: 'GET', ...(token === null ? {} : { headers: { Authorization: `Bearer ${token}` } }) });
  if (response.status >= 500 && response.status !== 501) throw new HallwayError('server_unreachable');
  const info = serverInfoSchema.safeParse(await readJson(response));
  if (!response.ok || !info.success) throw new HallwayError('not_a_hallway_server');
  if (info.data.protocol.floor > protocolVersion.current) throw new HallwayError('client_too_old');
  if (info.data.protocol.current < protocolVersion.floor) throw new HallwayError('server_too_old');
  return info.data;
}

/** @throws HallwayError with the server's code, such as `wrong_credentials` */
export async function requestSignIn(fetchFrom: Fetch, serverUrl: string, body: SignInRequest): Promise<SignInResponse> {
  const response = await request(fetchFrom, `${serverUrl}/api/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return parseAnswer(signInResponseSchema, response);
}

/** Tells the server that this device is done; whoever asks decides what a failure means. */
export async function requestSignOut(fetchFrom: Fetch, serverUrl: string, token: string): Promise<void> {
  await request(fetchFrom, `${serverUrl}/api/sign-out`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
}

/** @throws HallwayError `session_ended`, or why there is no answer */
export async function requestDevices(fetchFrom: Fetch, serverUrl: string, token: string): Promise<DevicesResponse> {
  return parseAnswer(devicesResponseSchema, await request(fetchFrom, `${serverUrl}/api/devices`, { method: 'GET', headers: { Authorization: `Bearer ${token}` } }));
}

/**
 * Signs another of this person's devices out, at once.
 * @throws HallwayError `not_found` when it is signed out already, or why there is no answer
 */
export async function requestDeviceEnd(fetchFrom: Fetch, serverUrl: string, { token, deviceId }: { readonly token: string; readonly deviceId: string }): Promise<void> {
  const response = await request(fetchFrom, `${serverUrl}/api/devices/${encodeURIComponent(deviceId)}`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) await parseAnswer(z.never(), response);
}

async function request(fetchFrom: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    // A redirect could carry the password to another server.
    return await fetchFrom(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new HallwayError(networkErrorCode(error), { cause: error });
  }
}

async function parseAnswer<Schema extends z.ZodType>(schema: Schema, response: Response): Promise<z.infer<Schema>> {
  const body = await readJson(response);
  if (response.ok) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new HallwayError('not_a_hallway_server');
  }
  const failure = errorResponseSchema.safeParse(body);
  throw failure.success ? new HallwayError(failure.data.error.code, { message: failure.data.error.message }) : new HallwayError('not_a_hallway_server');
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text.length > maximumAnswerLength ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
