import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const keptAtMost = 2;
const keptForMs = 7 * 24 * 3_600_000;
const suffixes = ['-wal', '-shm', ''] as const;

/**
 * Moves a damaged store out of the way, never deleting it: `stores/set-aside/NAME-TIME.sqlite`. Its log goes first: what
 * is left if the program dies in between is a file without its log, never the log of another file. May be called again.
 */
export function setAside(storeFile: string, nowMs: number): void {
  const folder = folderOf(storeFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = join(folder, `${nameOf(storeFile)}-${nowMs}.sqlite`);
  for (const suffix of suffixes) if (existsSync(storeFile + suffix)) renameSync(storeFile + suffix, place + suffix);
  for (const stale of listSets(storeFile).slice(keptAtMost)) eraseSet(storeFile, stale);
}

/** SY8, SY9: what was set aside holds what may be deleted elsewhere: it goes when the new copy is complete, at the latest after a week. */
export function eraseSetAside(storeFile: string, olderThanMs?: number): void {
  for (const name of listSets(storeFile)) if (olderThanMs === undefined || timeOf(name) < olderThanMs - keptForMs) eraseSet(storeFile, name);
}

/** Newest first. */
function listSets(storeFile: string): string[] {
  const folder = folderOf(storeFile);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(`${nameOf(storeFile)}-`)).map((name) => name.replace(/\.sqlite(-wal|-shm)?$/, ''));
  return [...new Set(names)].toSorted((one, other) => timeOf(other) - timeOf(one));
}

function eraseSet(storeFile: string, name: string): void {
  for (const suffix of suffixes) rmSync(join(folderOf(storeFile), `${name}.sqlite${suffix}`), { force: true, recursive: true });
}

function timeOf(name: string): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}

function folderOf(storeFile: string): string {
  return join(dirname(storeFile), 'set-aside');
}

function nameOf(storeFile: string): string {
  return basename(storeFile, '.sqlite');
}
