import { join } from 'node:path';
import { openPostgresDatabase } from './postgres-database.ts';
import type { SqlDatabase } from './sql-database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

/** Where the server's data is: PostgreSQL when a URL is given, else one SQLite file in the data folder. */
export interface DatabaseLocation {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** Opens the database for work; its schema has been migrated before. */
export function openSqlDatabase(location: DatabaseLocation): SqlDatabase {
  if (location.databaseUrl !== null) return openPostgresDatabase(location.databaseUrl);
  return openSqliteDatabase(join(location.dataDir, 'hallway.sqlite'));
}
