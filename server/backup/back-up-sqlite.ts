import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { HallwayError } from '#shared/errors/hallway-error';
import { busyTimeoutMs } from '../database/prepare-sqlite.ts';
import { inspectBackup, type BackedUpOrganization } from './inspect-backup.ts';
import { flushFile, flushName } from './write-through.ts';

/** What was copied. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly organizations: readonly BackedUpOrganization[];
}

interface BackupWish {
  readonly from: string;
  readonly to: string;
  /** Whether an older backup of that name may be replaced. */
  readonly mayReplace: boolean;
}

/** All pages in one step: a copy made in several begins anew whenever somebody writes, and might never end. */
const pagesAtOnce = 0x7fff_ffff;

/**
 * Copies a server's database while the server goes on writing: everything that was committed when the copying began, in
 * one file that is looked through and flushed before it gets its name.
 * @throws HallwayError with one sentence; then no file of that name is there, or the older one still is
 */
export async function backUpSqlite({ from, to, mayReplace }: BackupWish): Promise<Backup> {
  const file = resolve(to);
  if (!existsSync(from)) throw new HallwayError('invalid_request', { message: `There is no database at ${from}. Set HALLWAY_DATA to the server’s data folder.` });
  if (!existsSync(dirname(file))) throw new HallwayError('invalid_request', { message: `There is no folder ${dirname(file)}.` });
  if (existsSync(file) && !mayReplace) throw new HallwayError('invalid_request', { message: `${file} is there already. Choose another name, or add --force to replace it.` });
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    await copyPages(from, unfinished);
    const organizations = inspectBackup(unfinished);
    chmodSync(unfinished, 0o600);
    flushFile(unfinished);
    renameSync(unfinished, file);
    flushName(file);
    return { file, bytes: statSync(file).size, organizations };
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true });
    throw explain(error, file);
  }
}

async function copyPages(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, timeout: busyTimeoutMs });
  try {
    await source.backup(to, { progress: () => pagesAtOnce });
  } finally {
    source.close();
  }
  // The copy says of itself that it has a write-ahead log; one file is all there should be to keep.
  const copy = new Database(to);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof HallwayError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const explained = (message: string) => new HallwayError('invalid_request', { message, cause: error });
  if (code === 'ENOSPC' || code.startsWith('SQLITE_FULL')) return explained(`There is no space left for ${file}.`);
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code)) return explained(`${file} cannot be written.`);
  if (code.startsWith('SQLITE_')) return explained(`The database cannot be copied: ${String(error instanceof Error ? error.message : error)}.`);
  return error;
}
