import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { HallwayError } from '#shared/errors/hallway-error';
import { sqliteFile } from '../database/data-source.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { openSqlDatabase } from '../store/open-sql-database.ts';
import { beginNewEpoch, signOutEverybody } from './begin-new-epoch.ts';
import { inspectBackup, type BackedUpOrganization } from './inspect-backup.ts';
import { flushFile, flushName } from './write-through.ts';

export interface Restored {
  readonly organizations: readonly BackedUpOrganization[];
  /** Where the database that was there is kept; null where there was none. */
  readonly keptAs: string | null;
  readonly signedOutDevices: number;
}

interface RestoreWish {
  readonly from: string;
  readonly dataDir: string;
  readonly isSigningOut: boolean;
  readonly nowMs: number;
}

/**
 * Puts a backup back as the server's database, brought to this program's schema and with a new epoch (SY10). The one
 * before is kept beside it. Killed at any moment, the data folder holds the old database or the new one, whole.
 * @throws HallwayError with one sentence when a server holds the database, or the backup is none; then nothing changed
 */
export async function restoreSqlite({ from, dataDir, isSigningOut, nowMs }: RestoreWish): Promise<Restored> {
  const current = sqliteFile(dataDir);
  const backup = resolve(from);
  if (backup === current) throw new HallwayError('invalid_request', { message: 'A backup is another file than the server’s own database.' });
  inspectBackup(backup);
  mkdirSync(dirname(current), { recursive: true, mode: 0o700 });
  takeAlone(current);
  const workshop = join(dirname(current), 'restoring');
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { mode: 0o700 });
  try {
    const fresh = sqliteFile(workshop);
    copyFileSync(backup, fresh);
    const signedOutDevices = await prepareFresh(workshop, { isSigningOut, nowMs });
    const organizations = inspectBackup(fresh);
    flushFile(fresh);
    const keptAs = keepBeside(current, nowMs);
    renameSync(fresh, current);
    flushName(current);
    return { organizations, keptAs, signedOutDevices };
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Brings the copy to this program's schema and gives it its epoch; afterwards it is one file. */
async function prepareFresh(workshop: string, { isSigningOut, nowMs }: Pick<RestoreWish, 'isSigningOut' | 'nowMs'>): Promise<number> {
  const location = { databaseUrl: null, dataDir: workshop };
  await prepareDatabase({ ...location, organizationName: 'My organization' }, nowMs);
  const database = openSqlDatabase(location);
  try {
    return await database.transaction(async (writer) => {
      await beginNewEpoch(writer);
      return isSigningOut ? signOutEverybody(writer, nowMs) : 0;
    });
  } finally {
    await database.close();
    foldLog(sqliteFile(workshop));
  }
}

/** Leaves the log's mode, which needs the file for oneself: the log is then in the file, and gone. */
function foldLog(file: string): void {
  const connection = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    connection.pragma('journal_mode = DELETE');
  } finally {
    connection.close();
  }
}

/**
 * Whoever has the database open, a server or an import, would go on writing into what is put aside.
 * A database too damaged to be opened is nobody's.
 */
function takeAlone(file: string): void {
  if (!existsSync(file)) return;
  try {
    foldLog(file);
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return;
    if (!code.startsWith('SQLITE_BUSY')) throw error;
    throw new HallwayError('invalid_request', { message: `A server or another program has ${file} open. Stop it first.`, cause: error });
  }
}

/** A second name for the file as it is, or where the disk knows none, a copy. What is left of a damaged one's log goes along. */
function keepBeside(current: string, nowMs: number): string | null {
  if (!existsSync(current)) return null;
  const kept = join(dirname(current), `hallway-before-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(current + suffix)) keepFile(current + suffix, kept + suffix);
  }
  flushName(kept);
  // SQLite would write an old log's pages into the database that is put here.
  for (const suffix of ['-wal', '-shm']) rmSync(current + suffix, { force: true });
  return kept;
}

function keepFile(file: string, kept: string): void {
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept);
    flushFile(kept);
  }
}
