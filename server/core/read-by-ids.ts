import type { SqlReader } from '../store/sql-database.ts';

const idsPerQuery = 256;

/**
 * Reads the rows of many ids in few queries. A list is filled up to the next power of two with its last id: nine texts
 * of each query stay prepared, however many ids there are.
 * @param sql with `(ids)` where the list belongs
 */
export async function readByIds<Row>(reader: SqlReader, ids: readonly string[], sql: string): Promise<Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const some = ids.slice(start, start + idsPerQuery);
    const length = 2 ** Math.ceil(Math.log2(some.length));
    const filled = [...some, ...Array.from({ length: length - some.length }, () => some.at(-1) ?? '')];
    found.push(...(await reader.all<Row>(sql.replace('(ids)', `(${filled.map(() => '?').join(', ')})`), filled)));
  }
  return found;
}
