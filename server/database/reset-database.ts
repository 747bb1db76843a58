import type { DataSource, QueryRunner } from 'typeorm';
import { runPending } from '#migrations/run-migrations';
import { inSchemaTransaction } from '#migrations/schema-transaction';
import { seedWithin, type SeedReport } from './run-seeds.ts';

/** What a reset did. */
export interface ResetReport {
  readonly droppedTables: readonly string[];
  readonly ranMigrations: readonly string[];
  readonly seeds: readonly SeedReport[];
}

const migrationsTable = 'migrations';

/**
 * Drops every table (the migrations table is only emptied) and every enum type, runs all migrations, then all seeds.
 * One transaction: a reset that is interrupted leaves the database as it was. Also the way out of a newer schema.
 */
export function resetDatabase(dataSource: DataSource): Promise<ResetReport> {
  return inSchemaTransaction(dataSource, async (queryRunner) => {
    const isPostgres = dataSource.options.type === 'postgres';
    const tables = await (isPostgres ? postgresTables : sqliteTables)(queryRunner);
    const droppedTables = tables.filter((table) => table !== migrationsTable);
    for (const table of droppedTables) {
      await queryRunner.query(`DROP TABLE IF EXISTS ${queryRunner.connection.driver.escape(table)}${isPostgres ? ' CASCADE' : ''}`);
    }
    if (isPostgres) await dropEnumTypes(queryRunner);
    if (tables.includes(migrationsTable)) await queryRunner.query(`DELETE FROM "${migrationsTable}"`);
    const ranMigrations = await runPending(dataSource, queryRunner);
    return { droppedTables, ranMigrations, seeds: await seedWithin(queryRunner.manager) };
  });
}

/** What an extension owns is not ours to drop. */
const notOwnedByExtension = (oid: string): string =>
  `NOT EXISTS (SELECT 1 FROM "pg_depend" WHERE "objid" = ${oid} AND "deptype" = 'e')`;

function postgresTables(queryRunner: QueryRunner): Promise<string[]> {
  return names(
    queryRunner,
    `SELECT "relname" AS "name" FROM "pg_class" WHERE "relkind" IN ('r', 'p')
      AND "relnamespace" = current_schema()::regnamespace AND ${notOwnedByExtension('"pg_class"."oid"')} ORDER BY "relname"`,
  );
}

/** Virtual tables first: they own others, which go with them. */
function sqliteTables(queryRunner: QueryRunner): Promise<string[]> {
  return names(
    queryRunner,
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY "sql" LIKE 'CREATE VIRTUAL%' DESC, "name"`,
  );
}

async function dropEnumTypes(queryRunner: QueryRunner): Promise<void> {
  const types = await names(
    queryRunner,
    `SELECT "typname" AS "name" FROM "pg_type" WHERE "typtype" = 'e'
      AND "typnamespace" = current_schema()::regnamespace AND ${notOwnedByExtension('"pg_type"."oid"')} ORDER BY "typname"`,
  );
  for (const type of types) await queryRunner.query(`DROP TYPE ${queryRunner.connection.driver.escape(type)} CASCADE`);
}

async function names(queryRunner: QueryRunner, sql: string): Promise<string[]> {
  const rows: { name: string }[] = await queryRunner.query(sql);
  return rows.map(({ name }) => name);
}
