import type { MigrationOverview } from '#migrations/run-migrations';
import type { ResetReport } from './reset-database.ts';
import type { SeedReport } from './run-seeds.ts';

/** The lines that say which migrations ran. */
export function ranMigrationLines(names: readonly string[]): string[] {
  return names.length === 0 ? ['Up to date, nothing to run.'] : names.map((name) => `Ran ${name}.`);
}

/** The list of migrations: `[X]` ran, `[ ]` pending. */
export function migrationListLines({ migrations, unknownNames }: MigrationOverview): string[] {
  const pendingCount = migrations.filter(({ isApplied }) => !isApplied).length;
  return [
    ...migrations.map(({ name, isApplied }) => `${isApplied ? '[X]' : '[ ]'} ${name}`),
    ...unknownNames.map((name) => `[X] ${name} (of a newer version of Hallway)`),
    pendingCount === 0 ? 'Nothing is pending.' : `${String(pendingCount)} pending.`,
  ];
}

/** The lines that say what the seeds added. */
export function seedLines(seeds: readonly SeedReport[]): string[] {
  return seeds.map(({ name, addedCount }) => `Seeded ${name}: ${addedCount === 0 ? 'nothing new' : `${String(addedCount)} added`}.`);
}

/** The lines that say what a reset did, from dropping to seeding. */
export function resetLines({ droppedTables, ranMigrations, seeds }: ResetReport): string[] {
  return [`Dropped ${String(droppedTables.length)} tables.`, ...ranMigrationLines(ranMigrations), ...seedLines(seeds)];
}
