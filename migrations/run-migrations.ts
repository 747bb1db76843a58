import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { inSchemaTransaction } from './schema-transaction.ts';

/** A migration of the program's list, and whether the database has it. */
interface MigrationState {
  readonly name: string;
  readonly isApplied: boolean;
}

/** What a database has, set against the program's list. */
export interface MigrationOverview {
  /** The program's list, oldest first. */
  readonly migrations: readonly MigrationState[];
  /** What the database has and the program does not know, oldest first: a newer program wrote it. */
  readonly unknownNames: readonly string[];
}

/** Tells which migrations have run; changes nothing. */
export async function inspectMigrations(dataSource: DataSource): Promise<MigrationOverview> {
  const newestFirst = await new MigrationExecutor(dataSource).getExecutedMigrations();
  const applied = new Set(newestFirst.toReversed().map(({ name }) => name));
  const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name).sort(byTimestamp);
  return {
    migrations: known.map((name) => ({ name, isApplied: applied.has(name) })),
    unknownNames: [...applied].filter((name) => !known.includes(name)),
  };
}

/** Runs what is pending, all in one transaction, and gives the names in the order they ran; none when up to date. */
export function runMigrations(dataSource: DataSource): Promise<string[]> {
  return inSchemaTransaction(dataSource, (queryRunner) => runPending(dataSource, queryRunner));
}

/** As {@link runMigrations}, within a schema transaction that the caller holds. */
export async function runPending(dataSource: DataSource, queryRunner: QueryRunner): Promise<string[]> {
  const ran = await executorWithin(dataSource, queryRunner).executePendingMigrations();
  return ran.map(({ name }) => name);
}

/** Undoes the newest migration and gives its name; null when there is none. */
export function revertLastMigration(dataSource: DataSource): Promise<string | null> {
  return inSchemaTransaction(dataSource, async (queryRunner) => {
    const executor = executorWithin(dataSource, queryRunner);
    const before = await executor.getExecutedMigrations();
    await executor.undoLastMigration();
    const after = new Set((await executor.getExecutedMigrations()).map(({ name }) => name));
    return before.find(({ name }) => !after.has(name))?.name ?? null;
  });
}

/** A migration's name ends in 13 digits: when it was written, in UTC milliseconds. */
function byTimestamp(name: string, otherName: string): number {
  return Number(name.slice(-13)) - Number(otherName.slice(-13));
}

function executorWithin(dataSource: DataSource, queryRunner: QueryRunner): MigrationExecutor {
  const executor = new MigrationExecutor(dataSource, queryRunner);
  executor.transaction = 'none';
  return executor;
}
