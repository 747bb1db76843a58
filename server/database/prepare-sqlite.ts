/** How long a program waits for another one's transaction to end. */
export const busyTimeoutMs = 5_000;

const retryAfterMs = 20;

/** What is needed of a connection of better-sqlite3. */
interface SqliteConnection {
  pragma(statement: string): unknown;
}

/**
 * Sets a SQLite connection to what the server promises: a commit is on the disk (SY1), what is deleted is overwritten
 * (SY8), foreign keys hold. Every connection to the file needs it.
 */
export function prepareSqlite(sqlite: SqliteConnection): void {
  sqlite.pragma(`busy_timeout = ${String(busyTimeoutMs)}`);
  turnOnWriteAheadLog(sqlite);
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON');
}

/** Two programs that make one file wait for each other here, which SQLite answers at once, without its own waiting. */
function turnOnWriteAheadLog(sqlite: SqliteConnection): void {
  for (let waitedMs = 0; ; waitedMs += retryAfterMs) {
    try {
      sqlite.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
      if (!isBusy || waitedMs >= busyTimeoutMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryAfterMs);
    }
  }
}
