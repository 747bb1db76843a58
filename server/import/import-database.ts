import type { SqlDatabase, SqlRow, SqlValue, SqlWriter } from '../store/sql-database.ts';

/** What an import does within a transaction, the same on SQLite and PostgreSQL. Parameters stand as `?`. */
export interface ImportTransaction {
  select<Row>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  run(sql: string, parameters: readonly SqlValue[]): Promise<void>;
  /** Adds rows, any number of them, all with the same columns. */
  insert(table: string, rows: readonly SqlRow[]): Promise<void>;
  /** Selects with a list of any length: `listed` stands for it in the SQL. */
  selectListed<Row>(sql: string, parameters: readonly SqlValue[], listed: readonly SqlValue[]): Promise<Row[]>;
  /** Added to a SELECT to keep the rows from others until the transaction ends; SQLite lets only one in anyway. */
  readonly forUpdate: string;
}

/** Where an import writes. */
export interface ImportDatabase {
  /** All of the work happens, flushed to the disk when this resolves, or none of it. */
  transaction<Result>(work: (sql: ImportTransaction) => Promise<Result>): Promise<Result>;
}

/**
 * How many rows one statement takes, largest first: few enough for SQLite's limit of parameters, enough that the
 * statement's own cost vanishes, and few sizes, so that the prepared statements stay few.
 */
const statementSizes = [500, 100, 20, 5, 1];

/** An import's access to the server's database; the server may be running meanwhile. */
export function createImportDatabase(database: SqlDatabase): ImportDatabase {
  return { transaction: (work) => database.transaction((writer) => work(createTransaction(writer))) };
}

function createTransaction(writer: SqlWriter): ImportTransaction {
  return {
    forUpdate: writer.dialect === 'postgres' ? ' FOR UPDATE' : '',
    select: <Row>(sql: string, parameters: readonly SqlValue[]) => writer.all<Row>(sql, parameters),
    async run(sql, parameters) {
      await writer.run(sql, parameters);
    },
    async insert(table, rows) {
      const columns = Object.keys(rows[0] ?? {});
      const place = `(${columns.map(() => '?').join(',')})`;
      const names = columns.map((column) => `"${column}"`).join(',');
      for (const part of inParts(rows)) {
        const values = part.flatMap((row) => columns.map((column) => row[column] ?? null));
        await writer.run(`INSERT INTO "${table}" (${names}) VALUES ${part.map(() => place).join(',')}`, values);
      }
    },
    async selectListed<Row>(sql: string, parameters: readonly SqlValue[], listed: readonly SqlValue[]) {
      const found: Row[] = [];
      for (const part of inParts(listed)) {
        found.push(...(await writer.all<Row>(sql.replace('listed', `(${part.map(() => '?').join(',')})`), [...parameters, ...part])));
      }
      return found;
    },
  };
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  let start = 0;
  for (const size of statementSizes) {
    for (; items.length - start >= size; start += size) parts.push(items.slice(start, start + size));
  }
  return parts;
}
