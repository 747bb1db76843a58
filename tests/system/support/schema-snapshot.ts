import type { DataSource } from 'typeorm';

/** Asks a database, now (a bare driver) or soon (TypeORM). */
type Query = (sql: string) => unknown;

const sqliteSchema = `
  SELECT "type", "name", "tbl_name", "sql" FROM "sqlite_master" WHERE "name" NOT LIKE 'sqlite_%' AND "tbl_name" <> 'migrations'
  ORDER BY "type", "name"`;

const postgresSchema = [
  `SELECT "table_name", "column_name", "ordinal_position", "data_type", "udt_name", "is_nullable", "column_default",
     "character_maximum_length", "numeric_precision", "numeric_scale"
   FROM information_schema.columns WHERE "table_schema" = 'public' AND "table_name" <> 'migrations' ORDER BY 1, 3`,
  `SELECT "indexname", "indexdef" FROM "pg_indexes" WHERE "schemaname" = 'public' AND "tablename" <> 'migrations' ORDER BY 1`,
  `SELECT "conname", "conrelid"::regclass::text AS "of", pg_get_constraintdef("oid") AS "is" FROM "pg_constraint"
   WHERE "connamespace" = 'public'::regnamespace AND "conrelid"::regclass::text <> 'migrations' ORDER BY 1, 2`,
  `SELECT "typname", array_agg("enumlabel"::text ORDER BY "enumsortorder") AS "labels" FROM "pg_enum"
   JOIN "pg_type" ON "pg_type"."oid" = "enumtypid" GROUP BY 1 ORDER BY 1`,
];

/** Everything a SQLite schema is made of, to the letter, but for the migrations table. */
export async function sqliteSchemaSnapshot(query: Query): Promise<string> {
  return JSON.stringify(await query(sqliteSchema), null, 1);
}

/** Everything the schema is made of, but for the migrations table: two databases with equal snapshots are alike. */
export async function schemaSnapshot(dataSource: DataSource): Promise<string> {
  if (dataSource.options.type !== 'postgres') return sqliteSchemaSnapshot((sql) => dataSource.query(sql));
  const parts: unknown[] = [];
  for (const sql of postgresSchema) parts.push(await dataSource.query(sql));
  return JSON.stringify(parts, null, 1);
}

/** The names of all tables, in order. */
export async function tableNames(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(
    dataSource.options.type === 'postgres'
      ? `SELECT "table_name"::text AS "name" FROM information_schema.tables WHERE "table_schema" = 'public' ORDER BY 1`
      : `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Every row of every table but the migrations table, for comparing whole databases. */
export async function allRows(dataSource: DataSource): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of await tableNames(dataSource)) {
    if (table !== 'migrations') rows[table] = await dataSource.query(`SELECT * FROM "${table}" ORDER BY 1, 2`);
  }
  return rows;
}
