import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { HallwayError } from '#shared/errors/hallway-error';
import { flushFile, flushName } from './write-through.ts';

/** Where the contents of files lie beside the copy of the database that names them. */
export function filesBeside(backupFile: string): string {
  return `${backupFile}.files`;
}

interface NamedContent {
  readonly organization_id: string;
  readonly content_hash: string;
}

/** What was copied. */
export interface CopiedFiles {
  readonly count: number;
  readonly bytes: number;
  /** Named in the database and not on the disk: lost before, or deleted since the database was copied. */
  readonly missingCount: number;
}

/**
 * Puts every content that a copy of the database names beside it. Contents never change, so that what an earlier backup
 * of the same name has is not copied again, and where both are on one disk a second name for the same bytes is enough.
 * To be called after the database was copied: what is named there was on the disk before.
 * @throws HallwayError where there is no space, or the folder cannot be written
 */
export function backUpFiles(backupFile: string, filesFolder: string): CopiedFiles {
  const target = filesBeside(backupFile);
  const named = readNamed(backupFile);
  let bytes = 0;
  let missingCount = 0;
  try {
    for (const content of named) {
      const copied = copyContent(join(filesFolder, placeOf(content)), join(target, placeOf(content)));
      if (copied === null) missingCount += 1;
      else bytes += copied;
    }
    removeOthers(target, new Set(named.map(placeOf)));
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new HallwayError('invalid_request', { message: isFull ? `There is no space left for ${target}.` : `${target} cannot be written.`, cause: error });
  }
  return { count: named.length - missingCount, bytes, missingCount };
}

/** Puts the contents of a backup back among the server's files; what is there already stays. Gives how many came back. */
export function restoreFiles(backupFile: string, filesFolder: string): number {
  const source = filesBeside(backupFile);
  if (!existsSync(source)) return 0;
  const places = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((place) => /[0-9a-f]{64}$/.test(place));
  return places.filter((place) => !existsSync(join(filesFolder, place)) && copyContent(join(source, place), join(filesFolder, place)) !== null).length;
}

function readNamed(backupFile: string): NamedContent[] {
  const connection = new Database(backupFile, { readonly: true });
  try {
    // A backup from before there were files.
    if (connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'stored_files'`).get() === undefined) return [];
    return connection
      .prepare('SELECT organization_id, content_hash FROM stored_files UNION SELECT organization_id, thumbnail_content_hash FROM stored_files WHERE thumbnail_content_hash IS NOT NULL')
      .all() as NamedContent[];
  } finally {
    connection.close();
  }
}

function placeOf({ organization_id: organizationId, content_hash: contentHash }: NamedContent): string {
  return join(organizationId, contentHash.slice(0, 2), contentHash);
}

/** Gives the size, or null where there is nothing to copy. */
function copyContent(from: string, to: string): number | null {
  if (!existsSync(from)) return null;
  if (!existsSync(to)) {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    try {
      linkSync(from, to);
    } catch {
      // Another disk, or one that knows no second names.
      copyFileSync(from, `${to}.part`);
      flushFile(`${to}.part`);
      renameSync(`${to}.part`, to);
    }
    flushName(to);
  }
  return statSync(to).size;
}

/** What an older backup of that name had and this one does not name was deleted since (SY8). */
function removeOthers(target: string, places: ReadonlySet<string>): void {
  if (!existsSync(target)) return;
  for (const place of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (/[0-9a-f]{64}(?:\.part)?$/.test(place) && !places.has(place)) rmSync(join(target, place), { force: true });
  }
}
