import Fastify, { type FastifyInstance } from 'fastify';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { SignInDesk } from './accounts/sign-in-desk.ts';
import { SignInThrottle } from './accounts/sign-in-throttle.ts';
import type { ServerConfig } from './config/server-config.ts';
import type { CoreApi } from './core/core-api.ts';
import { startCore } from './core/core-client.ts';
import { FileService } from './files/file-service.ts';
import { openBlobStore } from './files/open-blob-store.ts';
import { addHttpRoutes, requireDevice } from './http/http-routes.ts';
import { prepareDatabase } from './prepare-database.ts';
import { SessionHub } from './sockets/session-hub.ts';
import { SocketGateway } from './sockets/socket-gateway.ts';
import { systemClock } from './system-clock.ts';

/** A server that takes connections. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Finishes what was taken, sends clients away, flushes and closes. */
  stop(): Promise<void>;
}

export interface ServerDependencies {
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Called when the core's thread ends by itself: nothing can be stored any more, so the process should end. */
  onFatal?(error: Error): void;
}

const httpBodyBytes = 65_536;
/** A part of an upload may take long; what says who asks and what for may not. */
const headersTimeoutMs = 10_000;
/** Within a second, a revoked device is cut off, rights changed by another program are told and deleted text is gone from the files. */
const watchEveryMs = 700;

/**
 * Starts the organization server.
 * @throws HallwayError `port_in_use`, `store_newer`, or with one sentence on why the database cannot be used
 */
export async function startServer(config: ServerConfig, dependencies: ServerDependencies): Promise<RunningServer> {
  const { logger } = dependencies;
  const clock = dependencies.clock ?? systemClock;
  await prepareDatabase(config, clock.nowMs());
  const core = await startCore(config, logger, (error) => {
    logger.error('The core ended', { error: error.message });
    dependencies.onFatal?.(error);
  });
  const files = new FileService({ dataDir: config.dataDir, config: config.files, blobs: await openBlobStore(config.files, config.dataDir), core, clock, logger });
  const hub = new SessionHub({ core, clock, logger, ice: config.ice ?? null, maxFileBytes: files.maxFileBytes });
  const gateway = new SocketGateway({ core, hub, clock, logger });
  const app = createApp(config);
  files.addRoutes(app, (request) => requireDevice(core, request));
  addHttpRoutes(app, { core, clock, logger, desk: new SignInDesk(core, clock, new SignInThrottle(clock)), endDevice: (deviceId) => hub.endDevice(deviceId) });
  const port = await listen(app, config, core);
  await hub.calls.start();
  gateway.listen(app.server);
  const stopWatching = watch([() => hub.endEndedSessions(), () => hub.noticeOtherProcesses(), () => hub.noteSeenDevices(), () => hub.sendDueMessages(), () => core.eraseDeleted(), () => files.removeUnneeded()], logger);
  const url = `${config.tls === null ? 'http' : 'https'}://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  logger.info('Listening', { url });

  return {
    url,
    port,
    async stop() {
      gateway.refuseNew();
      await stopWatching();
      await hub.stop();
      await gateway.stop();
      await app.close();
      await files.stop();
      await core.close();
      logger.info('Stopped');
    },
  };
}

const usualHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function createApp(config: ServerConfig): FastifyInstance {
  const options = { trustProxy: config.trustedProxies === undefined || config.trustedProxies.length === 0 ? false : [...config.trustedProxies], bodyLimit: httpBodyBytes, requestTimeout: 300_000, connectionTimeout: 30_000, forceCloseConnections: true, exposeHeadRoutes: false };
  const app = (config.tls === null ? Fastify(options) : Fastify({ ...options, https: config.tls })) as FastifyInstance;
  app.server.headersTimeout = headersTimeoutMs;
  app.addHook('onSend', async (_request, reply) => {
    // What a route says of itself, as those of files do, stands.
    for (const [name, value] of Object.entries(usualHeaders)) if (!reply.hasHeader(name)) void reply.header(name, value);
  });
  return app;
}

async function listen(app: FastifyInstance, config: ServerConfig, core: CoreApi): Promise<number> {
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await core.close();
    throw explainListening(error, config);
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : config.port;
}

function explainListening(error: unknown, { host, port }: ServerConfig): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const explained = (message: string) => new HallwayError('invalid_request', { message, cause: error });
  switch (code) {
    case 'EADDRINUSE': return new HallwayError('port_in_use', { message: `Port ${port} is already in use. Set HALLWAY_PORT to another one.`, cause: error });
    case 'EACCES': return explained(`This user may not listen on port ${port}. Set HALLWAY_PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL': return explained(`HALLWAY_HOST is wrong: this computer has no address “${host}”.`);
    default: return error;
  }
}

/** Regularly does what has to be done soon but not at once; gives what ends it, once nothing is under way. */
function watch(tasks: readonly (() => Promise<void>)[], logger: Logger): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  const run = async () => {
    for (const task of tasks) await task().catch((error: unknown) => logger.warn('A regular task failed', { error: String(error) }));
    underWay = null;
  };
  const timer = setInterval(() => {
    underWay ??= run();
  }, watchEveryMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
