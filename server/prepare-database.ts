import type { DataSource } from 'typeorm';
import type { ServerConfig } from './config/server-config.ts';
import { ensureOrganization } from './accounts/ensure-organization.ts';
import { openDataSource } from './database/data-source.ts';
import { migrateDatabase } from './database/migrate-database.ts';
import { runSeeds } from './database/run-seeds.ts';
import { openSqlDatabase } from './store/open-sql-database.ts';

type DatabaseSettings = Pick<ServerConfig, 'databaseUrl' | 'dataDir' | 'organizationName'>;

/**
 * Brings the database to where the server can work on it: schema, seeds, the organization.
 * @throws HallwayError with one sentence when it cannot be reached, or is a newer program's
 */
export async function prepareDatabase(settings: DatabaseSettings, nowMs: number): Promise<void> {
  const dataSource: DataSource = await openDataSource({ databaseUrl: settings.databaseUrl ?? undefined, dataDir: settings.dataDir });
  try {
    await migrateDatabase(dataSource);
    await runSeeds(dataSource);
  } finally {
    await dataSource.destroy();
  }
  const database = openSqlDatabase(settings);
  try {
    await database.transaction((writer) => ensureOrganization(writer, { name: settings.organizationName, nowMs }));
  } finally {
    await database.close();
  }
}
