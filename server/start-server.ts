import Fastify, { type FastifyInstance } from 'fastify';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { SignInDesk } from './accounts/sign-in-desk.ts';
import { SignInThrottle } from './accounts/sign-in-throttle.ts';
import type { ServerConfig } from './config/server-config.ts';
import type { CoreApi } from './core/core-api.ts';
import { startCore } from './core/core-client.ts';
import { addHttpRoutes } from './http/http-routes.ts';
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
/** Within a second, a revoked device is cut off and rights changed by another program are told. */
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
  const hub = new SessionHub({ core, clock, logger });
  const gateway = new SocketGateway({ core, hub, clock, logger });
  const app = createApp(config);
  addHttpRoutes(app, { core, clock, desk: new SignInDesk(core, clock, new SignInThrottle(clock)), endDevice: (deviceId) => hub.endDevice(deviceId) });
  const port = await listen(app, config, core);
  gateway.listen(app.server);
  const stopWatching = watch(hub, logger);
  const url = `${config.tls === null ? 'http' : 'https'}://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  logger.info('Listening', { url });

  return {
    url,
    port,
    async stop() {
      stopWatching();
      await hub.stop();
      await gateway.stop();
      await app.close();
      await core.close();
      logger.info('Stopped');
    },
  };
}

function createApp(config: ServerConfig): FastifyInstance {
  const options = { bodyLimit: httpBodyBytes, requestTimeout: 10_000, connectionTimeout: 30_000, forceCloseConnections: true, exposeHeadRoutes: false };
  const app = (config.tls === null ? Fastify(options) : Fastify({ ...options, https: config.tls })) as FastifyInstance;
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}

async function listen(app: FastifyInstance, config: ServerConfig, core: CoreApi): Promise<number> {
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await core.close();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (isTaken) throw new HallwayError('port_in_use', { message: `Port ${config.port} is already in use. Set HALLWAY_PORT to another one.`, cause: error });
    throw error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : config.port;
}

/** Looks regularly at what other processes changed: revoked devices, rights, rows of imports. */
function watch(hub: SessionHub, logger: Logger): () => void {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await hub.endEndedSessions();
      await hub.noticeOtherProcesses();
    } catch (error) {
      logger.warn('Could not look for changes of other processes', { error: String(error) });
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), watchEveryMs);
  return () => clearInterval(timer);
}
