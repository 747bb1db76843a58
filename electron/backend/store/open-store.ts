import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreDamage } from './damage.ts';
import { HallwayError } from '#shared/errors/hallway-error';
import { openStoreDatabase, type OpenOptions, type StoreDatabase } from './store-database.ts';
import { knownStoreMigrations } from './known-store-migrations.ts';

/**
 * Opens a person's store, migrated before anything reads it.
 * @throws HallwayError `store_newer`, `disk_full` or `store_unreadable`; the file is left as it was
 */
export async function openStore(file: string, onChange: (topics: ReadonlySet<string>) => void, options: OpenOptions = {}): Promise<StoreDatabase> {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const applied = existsSync(file) ? readAppliedMigrations(file) : [];
    if (applied.some((name) => !knownStoreMigrations.includes(name))) throw unknownMigrations(applied);
    if (applied.length < (options.leastMigrations ?? 0)) throw new StoreDamage('The store has lost its schema');
    // TypeORM takes a while to load: only what has to be migrated waits for it.
    if (applied.length < knownStoreMigrations.length) await (await import('./migrate-store.ts')).migrateStore(file);
    return openStoreDatabase(file, onChange, options);
  } catch (error) {
    throw toStoreError(error);
  }
}

/** A newer program has done all that this one knows, and more; any other list was not written by a program. */
function unknownMigrations(applied: readonly string[]): Error {
  const names: ReadonlySet<unknown> = new Set(applied);
  const isNewer = knownStoreMigrations.every((name) => names.has(name)) && applied.every((name: unknown) => typeof name === 'string' && /^[A-Z]\w+\d{13}$/.test(name));
  return isNewer ? new HallwayError('store_newer') : new StoreDamage('The list of migrations is damaged');
}

function readAppliedMigrations(file: string): string[] {
  const connection = new Database(file, { readonly: true, timeout: 5_000 });
  try {
    const hasTable = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get() !== undefined;
    return hasTable ? connection.prepare('SELECT name FROM migrations').pluck().all() as string[] : [];
  } finally {
    connection.close();
  }
}

/** What SQLite says, in our words. */
export function toStoreError(error: unknown): HallwayError {
  if (error instanceof HallwayError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new HallwayError('disk_full', { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new HallwayError('store_locked', { cause: error });
  if (code.startsWith('SQLITE_') || code.startsWith('E')) return new HallwayError('store_unreadable', { cause: error });
  return new HallwayError('internal', { cause: error });
}
