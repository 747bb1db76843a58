import Database from 'better-sqlite3';
import { SearchIndex } from '../search/search-index.ts';
import { openKeeper } from '../unsent/open-keeper.ts';
import type { UnsentContent } from '../unsent/unsent-rows.ts';
import type { CopyState, UnsentCopy } from '../unsent/unsent-copy.ts';
import { isDamage } from './damage.ts';
import { installDigests } from './row-digest.ts';

export type StoreValue = string | number | null;

/** Reading: cannot change anything by accident. */
export interface StoreReader {
  all<Row>(sql: string, ...parameters: readonly StoreValue[]): Row[];
  get<Row>(sql: string, ...parameters: readonly StoreValue[]): Row | undefined;
}

/** Reading and writing, inside a transaction; every write names what it changes for those who watch. */
export interface StoreWriter extends StoreReader {
  /** Runs a statement; gives the number of rows it changed. */
  run(sql: string, ...parameters: readonly StoreValue[]): number;
  /** Notes that something watched has changed; told once the transaction is durable. */
  touch(topic: string): void;
}

/** The local store's database. Synchronous: nothing else runs between the statements of a transaction (ADR 0002). */
export interface StoreDatabase extends StoreReader {
  /** All or nothing, flushed to the disk before it returns (SY12). */
  transaction<Result>(work: (writer: StoreWriter) => Result): Result;
  /** Empties the write-ahead logs, so that what was deleted is nowhere any more (SY8). */
  truncateLog(): void;
  /** What the copy of the unsent holds and the store, when it was opened, did not; null where there is nothing of that kind. */
  readonly missingUnsent: UnsentContent | null;
  /** What the copy remembered of this store when it was opened: whether it was closed, and when it was last checked. */
  readonly before: CopyState;
  /** The second copy of what is unsent, as it is now. */
  copy(): UnsentCopy;
  /** Makes the copy hold what the store holds, no more. */
  equalizeCopy(): void;
  /** Closes the store; only then it counts as stopped cleanly. */
  close(): void;
}

export interface OpenOptions {
  /** Told of every error that says that the file is damaged; the error is thrown all the same. */
  onDamage?(error: unknown): void;
  /** With fewer migrations than it had when last opened, the store is damaged. */
  readonly leastMigrations?: number;
}

const pragmas = [
  'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON', 'trusted_schema = OFF', 'busy_timeout = 5000',
  'cache_size = -32768', 'mmap_size = 268435456', 'temp_store = MEMORY',
];

/**
 * Opens a store file whose schema is up to date.
 * @param onChange is told the topics of each transaction after its commit
 */
export function openStoreDatabase(file: string, onChange: (topics: ReadonlySet<string>) => void, options: OpenOptions = {}): StoreDatabase {
  const connection = new Database(file);
  try {
    return prepareStore(connection, file, { onChange, ...options });
  } catch (error) {
    connection.close();
    throw error;
  }
}

function prepareStore(connection: Database.Database, file: string, told: OpenOptions & { onChange(topics: ReadonlySet<string>): void }): StoreDatabase {
  for (const pragma of pragmas) connection.pragma(pragma);
  const index = new SearchIndex(connection);
  const { keeper, missing, before } = openKeeper(connection, file, () => {
    installDigests(connection);
    index.install();
  });
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) told.onDamage?.(error);
      throw error;
    }
  };
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const reader: StoreReader = {
    all: <Row>(sql: string, ...parameters: readonly StoreValue[]) => guarded(() => prepare(sql).all(...parameters) as Row[]),
    get: <Row>(sql: string, ...parameters: readonly StoreValue[]) => guarded(() => prepare(sql).get(...parameters) as Row | undefined),
  };
  return {
    ...reader,
    transaction(work) {
      const topics = new Set<string>();
      const writer: StoreWriter = {
        ...reader,
        run: (sql, ...parameters) => prepare(sql).run(...parameters).changes,
        touch: (topic) => topics.add(topic),
      };
      const result = guarded(() => keeper.transaction(() => index.following(() => work(writer))));
      if (topics.size > 0) told.onChange(topics);
      return result;
    },
    truncateLog() {
      guarded(() => connection.pragma('wal_checkpoint(TRUNCATE)'));
      keeper.copy.truncateLog();
    },
    missingUnsent: missing,
    before,
    copy: () => keeper.copy,
    equalizeCopy: () => keeper.equalize(),
    close() {
      connection.close();
      keeper.close();
    },
  };
}
