import type { DataSource, QueryRunner } from 'typeorm';

/** Any number, the same in every Hallway: whoever changes a PostgreSQL schema holds this lock. */
const postgresLockKey = 1764004743994;

/**
 * Runs work that changes the schema in one transaction, alone: all of it happens or none, and a second program that
 * wants the same waits its turn. The data source must be initialized and must not be in a transaction.
 * @throws whatever the work throws, after everything was undone
 */
export async function inSchemaTransaction<Result>(
  dataSource: DataSource,
  work: (queryRunner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  const queryRunner = dataSource.createQueryRunner();
  const dialect = dataSource.options.type === 'postgres' ? postgres : sqlite;
  try {
    await dialect.begin(queryRunner);
    try {
      const result = await work(queryRunner);
      await dialect.beforeCommit(queryRunner);
      await queryRunner.query('COMMIT');
      return result;
    } catch (error) {
      // Where the connection is lost the database has rolled back already, and the first error says more.
      await queryRunner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await dialect.release(queryRunner);
  }
}

interface Dialect {
  readonly begin: (queryRunner: QueryRunner) => Promise<void>;
  readonly beforeCommit: (queryRunner: QueryRunner) => Promise<void>;
  readonly release: (queryRunner: QueryRunner) => Promise<void>;
}

const postgres: Dialect = {
  async begin(queryRunner) {
    await queryRunner.query('BEGIN');
    await queryRunner.query('SELECT pg_advisory_xact_lock($1)', [postgresLockKey]);
  },
  beforeCommit: () => Promise.resolve(),
  release: (queryRunner) => queryRunner.release(),
};

const sqlite: Dialect = {
  async begin(queryRunner) {
    // Rebuilding a table drops it, which must not delete what refers to it; only outside a transaction can this be set.
    await queryRunner.query('PRAGMA foreign_keys = OFF');
    await queryRunner.query('BEGIN IMMEDIATE');
  },
  async beforeCommit(queryRunner) {
    const broken: { table: string; parent: string }[] = await queryRunner.query('PRAGMA foreign_key_check');
    const first = broken[0];
    if (first !== undefined) {
      throw new Error(`${String(broken.length)} rows refer to rows that are not there, the first in ${first.table} to ${first.parent}.`);
    }
  },
  async release(queryRunner) {
    await queryRunner.query('PRAGMA foreign_keys = ON');
    await queryRunner.release();
  },
};
