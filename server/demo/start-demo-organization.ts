import { mkdirSync } from 'node:fs';
import type { Logger } from '#shared/runtime/logger';
import type { ServerConfig } from '../config/server-config.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { startServer } from '../start-server.ts';
import { openSqlDatabase } from '../store/open-sql-database.ts';
import { demoClients, demoOrganization, demoPassword, demoPeople } from './demo-people.ts';
import { chooseDemoPort, rememberDemoPort } from './demo-port.ts';
import { seedDemo } from './seed-demo.ts';

export interface DemoOrganizationOptions {
  /** Holds the database; made where it is missing. */
  readonly dataDir: string;
  /** Ports that others are about to take. */
  readonly avoidPorts?: readonly number[];
  readonly logger: Logger;
  readonly nowMs?: number;
  /** Called when the server can no longer work. */
  readonly onFatal: (error: Error) => void;
}

interface DemoAccount {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
}

/** The demo organization, taking connections on loopback. */
export interface DemoOrganization {
  readonly serverUrl: string;
  /** The people through whose eyes it is meant to be seen. */
  readonly clients: readonly DemoAccount[];
  stop(): Promise<void>;
}

/**
 * Starts the demo organization; the first start in a folder fills it with people and a history. Everything else about
 * it is an ordinary server.
 * @throws HallwayError with one sentence when the folder cannot be used or is a newer program's
 */
export async function startDemoOrganization(options: DemoOrganizationOptions): Promise<DemoOrganization> {
  const { dataDir, logger, avoidPorts = [], nowMs = Date.now() } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const config: ServerConfig = {
    host: '127.0.0.1',
    port: await chooseDemoPort(dataDir, avoidPorts),
    dataDir,
    databaseUrl: null,
    organizationName: demoOrganization.name,
    tls: null,
    logLevel: 'warn',
  };
  await prepareDatabase(config, nowMs);
  const database = openSqlDatabase(config);
  try {
    await seedDemo(database, nowMs);
  } finally {
    await database.close();
  }
  const server = await startServer(config, { logger, onFatal: options.onFatal });
  rememberDemoPort(dataDir, server.port);
  const clients = demoClients.map((key) => ({ displayName: demoPeople[key].displayName, email: demoPeople[key].email, password: demoPassword }));
  return { serverUrl: server.url, clients, stop: () => server.stop() };
}
