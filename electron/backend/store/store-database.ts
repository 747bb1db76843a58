import Database from 'better-sqlite3';
import { installSearchTriggers } from '../search/search-triggers.ts';

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
  /** Empties the write-ahead log, so that what was deleted is nowhere any more (SY8). */
  truncateLog(): void;
  close(): void;
}

const pragmas = [
  'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON', 'trusted_schema = OFF', 'busy_timeout = 5000',
  'cache_size = -32768', 'mmap_size = 268435456', 'temp_store = MEMORY',
];

/**
 * Opens a store file whose schema is up to date.
 * @param onChange is told the topics of each transaction after its commit
 */
export function openStoreDatabase(file: string, onChange: (topics: ReadonlySet<string>) => void): StoreDatabase {
  const connection = new Database(file);
  for (const pragma of pragmas) connection.pragma(pragma);
  installSearchTriggers(connection);
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const reader: StoreReader = {
    all: <Row>(sql: string, ...parameters: readonly StoreValue[]) => prepare(sql).all(...parameters) as Row[],
    get: <Row>(sql: string, ...parameters: readonly StoreValue[]) => prepare(sql).get(...parameters) as Row | undefined,
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
      const result = connection.transaction(() => work(writer)).immediate();
      if (topics.size > 0) onChange(topics);
      return result;
    },
    truncateLog: () => void connection.pragma('wal_checkpoint(TRUNCATE)'),
    close: () => connection.close(),
  };
}
