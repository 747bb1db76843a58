import type { DataSource } from 'typeorm';
import { inspectMigrations, runMigrations } from '#migrations/run-migrations';
import { HallwayError } from '#shared/errors/hallway-error';

/**
 * Brings the database to this program's schema and gives the names of the migrations that ran; none when up to date.
 * @throws HallwayError `store_newer` when a newer program has changed the schema
 */
export async function migrateDatabase(dataSource: DataSource): Promise<string[]> {
  await assertKnownSchema(dataSource);
  return runMigrations(dataSource);
}

/** Throws HallwayError `store_newer` when the database has migrations that this program does not know. */
export async function assertKnownSchema(dataSource: DataSource): Promise<void> {
  const { unknownNames } = await inspectMigrations(dataSource);
  const newest = unknownNames.at(-1);
  if (newest === undefined) return;
  throw new HallwayError('store_newer', {
    message: `The database was changed by a newer version of Hallway (${newest}). Update Hallway to use it.`,
  });
}
