import { openFileDesk, type FileDesk } from '#backend/hosting/file-desk';
import type { HostedBackend } from '#backend/hosting/hosted-backend';
import type { HostOptions } from '#backend/hosting/host-options';
import { signInAtStart } from '#backend/hosting/sign-in-at-start';
import type { Logger } from '#shared/runtime/logger';
import { startHeadlessServer, type HeadlessServer } from './headless-server.ts';

export interface HeadlessHostOptions {
  readonly options: HostOptions;
  readonly profileFolder: string;
  readonly rendererFolder: string;
  readonly logger: Logger;
  readonly startBackend: () => Promise<HostedBackend>;
}

/** The running host: a server for pages and the backend behind it. */
export interface HeadlessHost {
  readonly server: HeadlessServer;
  stop(): Promise<void>;
}

/**
 * Starts server and backend, signs in if the options say so, and lets pages in.
 * @throws HallwayError when the port is taken, the profile is in use or signing in is refused; nothing is left running
 */
export async function runHeadlessHost({ options, profileFolder, rendererFolder, logger, startBackend }: HeadlessHostOptions): Promise<HeadlessHost> {
  let backend: HostedBackend | null = null;
  let desk: FileDesk | null = null;
  // The port comes first: it is the commonest reason not to start, and costs nothing to find out.
  const server = await startHeadlessServer({
    rendererFolder,
    port: options.port,
    logger,
    // Nobody knows the address before the backend is there.
    fileDesk: () => desk,
    onConnection: (carrier) => (backend === null ? carrier.close() : backend.connect(carrier)),
  });
  try {
    backend = await startBackend();
    desk = openFileDesk(profileFolder, backend.connect.bind(backend));
    if (options.signIn !== null) await signInAtStart(backend.connect.bind(backend), options.signIn);
  } catch (error) {
    await server.close();
    await backend?.stop();
    throw error;
  }
  const running = backend;
  return {
    server,
    async stop() {
      await server.close();
      await running.stop();
    },
  };
}
