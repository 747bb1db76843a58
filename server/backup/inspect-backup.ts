import Database from 'better-sqlite3';
import { serverMigrations } from '#migrations/server-migrations';
import { HallwayError } from '#shared/errors/hallway-error';

/** An organization as a database has it. */
export interface BackedUpOrganization {
  readonly name: string;
  readonly epoch: string;
  readonly head: number;
}

/**
 * Looks through a database file that nobody writes: whether it is whole, Hallway's, and not from a newer program.
 * @throws HallwayError `invalid_request` or `store_newer` with one sentence on what is wrong with it
 */
export function inspectBackup(file: string): BackedUpOrganization[] {
  const connection = openFile(file);
  try {
    checkIntegrity(connection, file);
    checkMigrations(connection, file);
    return connection
      .prepare('SELECT organizations.name, organization_logs.epoch, organization_logs.head_change_seq AS head FROM organization_logs JOIN organizations ON organizations.id = organization_id ORDER BY organizations.name')
      .all() as BackedUpOrganization[];
  } catch (error) {
    throw error instanceof HallwayError ? error : damaged(file, error);
  } finally {
    connection.close();
  }
}

function openFile(file: string): Database.Database {
  try {
    return new Database(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new HallwayError('invalid_request', { message: `There is no file ${file} that can be read.`, cause: error });
  }
}

function checkIntegrity(connection: Database.Database, file: string): void {
  const [found] = connection.pragma('integrity_check(1)', { simple: false }) as { integrity_check: string }[];
  const strays = connection.pragma('foreign_key_check') as unknown[];
  if (found?.integrity_check !== 'ok' || strays.length > 0) throw damaged(file, found?.integrity_check);
}

function checkMigrations(connection: Database.Database, file: string): void {
  const tables = connection.prepare(`SELECT COUNT(*) FROM sqlite_master WHERE name IN ('migrations', 'organization_logs', 'applied_commands')`).pluck().get();
  if (tables !== 3) throw new HallwayError('invalid_request', { message: `${file} is no database of a Hallway server.` });
  const known = new Set<string>(serverMigrations.map((Migration) => new Migration().name));
  const names = connection.prepare('SELECT name FROM migrations').pluck().all() as string[];
  if (names.some((name) => !known.has(name))) throw new HallwayError('store_newer', { message: `${file} was written by a newer Hallway. Update this server first.` });
}

function damaged(file: string, cause: unknown): HallwayError {
  return new HallwayError('invalid_request', { message: `${file} is damaged and cannot be used as a backup.`, cause });
}
