/** A value that both databases take and give. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Reading: cannot change anything by accident. */
export interface SqlReader {
  readonly dialect: 'sqlite' | 'postgres';
  /** All rows. Parameters are written `?` for both databases. */
  all<Row = SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** The first row, or undefined. */
  get<Row = SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<Row | undefined>;
}

/** Reading and writing, inside a transaction. */
export interface SqlWriter extends SqlReader {
  /** Runs a statement; gives the number of rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
}

/** The server's database. Transactions of one process are run one after the other, never interleaved. */
export interface SqlDatabase extends SqlReader {
  /** All or nothing; durable once it resolves (SY1). */
  transaction<Result>(work: (writer: SqlWriter) => Promise<Result>): Promise<Result>;
  /**
   * Overwrites what was deleted where the database still keeps it beside its tables (SY8). False: not now, ask again.
   * Absent where the database does so by itself, or the file is another one's to care for.
   */
  eraseOldVersions?(): Promise<boolean>;
  close(): Promise<void>;
}
