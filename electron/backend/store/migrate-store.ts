import { DataSource } from 'typeorm';
import { runMigrations } from '#migrations/run-migrations';
import { storeMigrations } from '#migrations/store-migrations';

/** Brings a store file, which may not exist yet, to this program's schema; all of it or nothing. */
export async function migrateStore(file: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    migrations: storeMigrations,
    prepareDatabase: (connection: { pragma(statement: string): unknown }) => {
      for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000']) connection.pragma(pragma);
    },
    logging: false,
  });
  await dataSource.initialize();
  try {
    await runMigrations(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
