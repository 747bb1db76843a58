import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '#server/database/data-source';
import { startPostgres } from './postgres.ts';

/** Gives empty databases of one kind until it is stopped. */
export interface TestDatabases {
  create(): Promise<DatabaseLocation>;
  stop(): Promise<void>;
}

async function sqliteDatabases(): Promise<TestDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'hallway-database-'));
  return {
    create: async () => ({ dataDir: await mkdtemp(join(folder, 'data-')) }),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function postgresDatabases(): Promise<TestDatabases> {
  const postgres = await startPostgres();
  return { create: async () => ({ databaseUrl: await postgres.createDatabase() }), stop: () => postgres.stop() };
}

/** Both databases that the server runs on, for `describe.each`. */
export const databaseKinds = [
  { kind: 'SQLite', start: sqliteDatabases },
  { kind: 'PostgreSQL', start: postgresDatabases },
] as const;
