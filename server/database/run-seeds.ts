import type { DataSource, EntityManager } from 'typeorm';
import { inspectMigrations } from '#migrations/run-migrations';
import { inSchemaTransaction } from '#migrations/schema-transaction';
import { HallwayError } from '#shared/errors/hallway-error';
import { assertKnownSchema } from './migrate-database.ts';
import { seedPackageFeatures } from './seeds/package-features.seed.ts';
import { seedPackages } from './seeds/packages.seed.ts';
import { seedPermissions } from './seeds/permissions.seed.ts';
import { seedRoleTemplates } from './seeds/role-templates.seed.ts';
import { seedRoles } from './seeds/roles.seed.ts';

/** What one seed did. */
export interface SeedReport {
  /** Such as `role templates`. */
  readonly name: string;
  /** Rows that were not there before. */
  readonly addedCount: number;
}

/**
 * Adds what every server starts with, in one transaction, and nothing that is there already.
 * @throws HallwayError when migrations are pending, or the schema is a newer program's
 */
export async function runSeeds(dataSource: DataSource): Promise<SeedReport[]> {
  await assertKnownSchema(dataSource);
  const pending = (await inspectMigrations(dataSource)).migrations.some(({ isApplied }) => !isApplied);
  if (pending) {
    throw new HallwayError('invalid_request', { message: 'The database is not up to date. Run `npm run migration:run` first.' });
  }
  return inSchemaTransaction(dataSource, (queryRunner) => seedWithin(queryRunner.manager));
}

/** As {@link runSeeds}, within a transaction that the caller holds; the schema must be up to date. */
export async function seedWithin(manager: EntityManager): Promise<SeedReport[]> {
  const packages = await seedPackages(manager);
  const permissions = await seedPermissions(manager);
  const roles = await seedRoles(manager, permissions);
  const packageFeatures = await seedPackageFeatures(manager, packages);
  const roleTemplates = await seedRoleTemplates(manager);
  return Object.entries({
    packages,
    permissions,
    roles,
    'package features': packageFeatures,
    'role templates': roleTemplates,
  }).map(([name, { added }]) => ({ name, addedCount: added.size }));
}
