import pg from 'pg';
import { createQueue } from './queue.ts';
import type { SqlDatabase, SqlReader, SqlValue, SqlWriter } from './sql-database.ts';

/** PostgreSQL's type id of `bigint`; ours all fit a double exactly. */
const bigintType = 20;

/** Opens a PostgreSQL database; an acknowledged commit is on disk (`synchronous_commit = on`, SY1). */
export function openPostgresDatabase(databaseUrl: string): SqlDatabase {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    options: '-c synchronous_commit=on -c timezone=UTC',
    types: { getTypeParser: ((type: number, format?: 'text') => (type === bigintType ? Number : pg.types.getTypeParser(type, format))) as typeof pg.types.getTypeParser },
  });
  // An idle connection that the database ends is replaced with the next query; without a listener it would end us.
  pool.on('error', () => undefined);
  const queue = createQueue();
  return {
    ...createReader(pool),
    transaction: (work) => queue(() => inTransaction(pool, work)),
    close: () => queue(() => pool.end()),
  };
}

type Queryable = Pick<pg.Pool, 'query'>;

async function inTransaction<Result>(pool: pg.Pool, work: (writer: SqlWriter) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('BEGIN');
    const result = await work(createWriter(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (isBroken = true));
    throw error;
  } finally {
    client.release(isBroken);
  }
}

function createReader(connection: Queryable): SqlReader {
  return {
    dialect: 'postgres',
    all: async <Row>(sql: string, parameters: readonly SqlValue[] = []) => (await connection.query(numbered(sql), [...parameters])).rows as Row[],
    get: async <Row>(sql: string, parameters: readonly SqlValue[] = []) => (await connection.query(numbered(sql), [...parameters])).rows[0] as Row | undefined,
  };
}

function createWriter(connection: Queryable): SqlWriter {
  return { ...createReader(connection), run: async (sql, parameters = []) => (await connection.query(numbered(sql), [...parameters])).rowCount ?? 0 };
}

const numberedTexts = new Map<string, string>();

/** `?` becomes `$1`, `$2`…; our SQL never has a question mark inside a literal. */
function numbered(sql: string): string {
  const known = numberedTexts.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replaceAll('?', () => `$${++count}`);
  numberedTexts.set(sql, text);
  return text;
}
