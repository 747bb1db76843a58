import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { HallwayError } from '#shared/errors/hallway-error';

/** An unreferenced database would be closed, and its lock lost, by the garbage collector. */
const heldDatabases = new Set<Database.Database>();

/** Held as long as a host uses a profile. */
export interface ProfileLock {
  release(): void;
}

/**
 * Takes a profile for this process, until it ends or gives it back. SQLite's file lock is used, alike on all systems: it ends with the process however
 * that ends, so that nothing stale is ever left behind.
 * @throws HallwayError `store_locked` when another process has it, `disk_full` or `store_unreadable` when the folder
 * cannot be used
 */
export function lockProfile(profileFolder: string): ProfileLock {
  let database: Database.Database | null = null;
  try {
    mkdirSync(profileFolder, { recursive: true, mode: 0o700 });
    database = new Database(join(profileFolder, 'instance.lock'), { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw explainLockError(error, profileFolder);
  }
  const held = database;
  heldDatabases.add(held);
  return {
    release() {
      heldDatabases.delete(held);
      held.close();
    },
  };
}

function explainLockError(error: unknown, profileFolder: string): HallwayError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new HallwayError('store_locked', { cause: error });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new HallwayError('disk_full', { cause: error });
  return new HallwayError('store_unreadable', { message: `Hallway cannot write to its folder ${profileFolder}. Check its permissions, or choose another with --profile.`, cause: error });
}
