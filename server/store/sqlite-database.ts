import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { busyTimeoutMs, prepareSqlite } from '../database/prepare-sqlite.ts';
import { flushFolder } from './flush-folder.ts';
import { createQueue } from './queue.ts';
import type { SqlDatabase, SqlReader, SqlValue, SqlWriter } from './sql-database.ts';

/**
 * 64 MiB; nothing that a file from elsewhere defines is ever run; 16 MiB in the write-ahead log before it is copied back,
 * since every tick writes the same pages of busy chats again.
 */
const pragmas = ['cache_size = -65536', 'trusted_schema = OFF', 'wal_autocheckpoint = 4000'];

/**
 * Opens the server's SQLite file: WAL, every commit flushed, deleted text overwritten (SY1, SY8). Reads outside of a
 * transaction have a connection of their own, so that nobody is shown what is not committed yet.
 */
export function openSqliteDatabase(file: string): SqlDatabase {
  const connection = openConnection(file);
  connection.pragma('busy_timeout = 0');
  const readConnection = openConnection(file);
  readConnection.pragma('query_only = ON');
  // SQLite flushes the new log's name with its first commit, and does not look at whether that worked.
  flushFolder(dirname(file));
  const writer = createWriter(connection);
  const queue = createQueue();
  return {
    ...createReader(readConnection),
    transaction: (work) => {
      // From here on, not from its turn: those that wait behind each other for the same lock wait together.
      const deadlineMs = performance.now() + busyTimeoutMs;
      return queue(async () => {
        await begin(connection, deadlineMs);
        try {
          const result = await work(writer);
          connection.exec('COMMIT');
          return result;
        } catch (error) {
          if (connection.inTransaction) connection.exec('ROLLBACK');
          throw error;
        }
      });
    },
    eraseOldVersions: () =>
      queue(async () => {
        const [outcome] = connection.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
        return outcome.busy === 0;
      }),
    close: () =>
      queue(async () => {
        readConnection.close();
        connection.close();
      }),
  };
}

const beginAgainMs = 5;

/**
 * Begins to write. Another program's transaction is waited for here and not inside of SQLite, whose waiting would stop
 * this thread: reading goes on meanwhile.
 * @throws the driver's `SQLITE_BUSY` when the other one takes longer than the server's patience
 */
async function begin(connection: Database.Database, deadlineMs: number): Promise<void> {
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() > deadlineMs) throw error;
    }
    await wait(beginAgainMs);
  }
}

function openConnection(file: string): Database.Database {
  const connection = new Database(file);
  prepareSqlite(connection);
  for (const pragma of pragmas) connection.pragma(pragma);
  return connection;
}

type Prepare = (sql: string) => Database.Statement;

function createReader(connection: Database.Database, prepare: Prepare = createPrepare(connection)): SqlReader {
  return {
    dialect: 'sqlite',
    all: async <Row>(sql: string, parameters: readonly SqlValue[] = []) => prepare(sql).all(...parameters) as Row[],
    get: async <Row>(sql: string, parameters: readonly SqlValue[] = []) => prepare(sql).get(...parameters) as Row | undefined,
  };
}

function createWriter(connection: Database.Database): SqlWriter {
  const prepare = createPrepare(connection);
  return { ...createReader(connection, prepare), run: async (sql, parameters = []) => prepare(sql).run(...parameters).changes };
}

/** More texts than this are made by lists of different lengths; they would only fill memory. */
const maximumStatements = 500;

function createPrepare(connection: Database.Database): Prepare {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= maximumStatements) statements.clear();
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
