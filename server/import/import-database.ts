import type { DataSource, QueryRunner } from 'typeorm';

/** A value of a column, as both drivers take it. */
export type SqlValue = string | number | null;

/** A row to insert: its values by column. All rows of one insert have the same columns. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What an import does within a transaction, the same on SQLite and PostgreSQL. Parameters stand as `?`. */
export interface ImportTransaction {
  select<Row>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  run(sql: string, parameters: readonly SqlValue[]): Promise<void>;
  /** Adds rows, any number of them. */
  insert(table: string, rows: readonly SqlRow[]): Promise<void>;
  /** Selects with a list of any length: `listed` stands for it in the SQL. */
  selectListed<Row>(sql: string, parameters: readonly SqlValue[], listed: readonly SqlValue[]): Promise<Row[]>;
  /** Added to a SELECT to keep the rows from others until the transaction ends. */
  readonly forUpdate: string;
}

/** Where an import writes. */
export interface ImportDatabase {
  /** All of the work happens, flushed to the disk when this resolves, or none of it. */
  transaction<Result>(work: (sql: ImportTransaction) => Promise<Result>): Promise<Result>;
}

/** Rows in one statement: few enough for SQLite's limit of parameters, enough that the statement's own cost vanishes. */
const rowsPerStatement = 500;

/** An import's access to the server's database; the server may be running meanwhile. */
export function createImportDatabase(dataSource: DataSource): ImportDatabase {
  const isPostgres = dataSource.options.type === 'postgres';
  return {
    async transaction(work) {
      const queryRunner = dataSource.createQueryRunner();
      try {
        // SQLite: taking the write lock at once waits for the server's turn to end, where upgrading later would fail.
        await queryRunner.query(isPostgres ? 'BEGIN' : 'BEGIN IMMEDIATE');
        try {
          const result = await work(createTransaction(queryRunner, isPostgres));
          await queryRunner.query('COMMIT');
          return result;
        } catch (error) {
          // Where the connection is lost the database has rolled back already, and the first error says more.
          await queryRunner.query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      } finally {
        await queryRunner.release();
      }
    },
  };
}

function createTransaction(queryRunner: QueryRunner, isPostgres: boolean): ImportTransaction {
  const query = (sql: string, parameters: readonly SqlValue[]): Promise<unknown> =>
    queryRunner.query(isPostgres ? numberParameters(sql) : sql, [...parameters]);
  return {
    forUpdate: isPostgres ? ' FOR UPDATE' : '',
    select: async <Row>(sql: string, parameters: readonly SqlValue[]) => (await query(sql, parameters)) as Row[],
    async run(sql, parameters) {
      await query(sql, parameters);
    },
    async insert(table, rows) {
      for (const part of inParts(rows)) {
        const columns = Object.keys(part[0] ?? {});
        const places = part.map(() => `(${columns.map(() => '?').join(',')})`).join(',');
        const values = part.flatMap((row) => columns.map((column) => row[column] ?? null));
        await query(`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(',')}) VALUES ${places}`, values);
      }
    },
    async selectListed<Row>(sql: string, parameters: readonly SqlValue[], listed: readonly SqlValue[]) {
      const found: Row[] = [];
      for (const part of inParts(listed)) {
        const places = `(${part.map(() => '?').join(',')})`;
        found.push(...((await query(sql.replace('listed', places), [...parameters, ...part])) as Row[]));
      }
      return found;
    },
  };
}

function numberParameters(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${String(++count)}`);
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += rowsPerStatement) parts.push(items.slice(start, start + rowsPerStatement));
  return parts;
}
