import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { runMigrations } from '#migrations/run-migrations';
import { serverMigrations } from '#migrations/server-migrations';
import { openDataSource } from '#server/database/data-source';
import { resetDatabase } from '#server/database/reset-database';
import { runSeeds } from '#server/database/run-seeds';
import { PackageFeature } from '#shared/database/entities/package-feature.entity';
import { Role } from '#shared/database/entities/role.entity';
import { RolePermission } from '#shared/database/entities/role-permission.entity';
import { addChats } from './support/chat-fixture.ts';
import { allRows, schemaSnapshot } from './support/schema-snapshot.ts';
import { databaseKinds, type TestDatabases } from './support/test-databases.ts';

const seededCounts = {
  packages: 3,
  permissions: 5,
  roles: 3,
  role_permissions: 10,
  package_features: 1,
  role_templates: 3,
};

describe.each(databaseKinds)('the seeds on $kind', ({ kind, start }) => {
  let databases: TestDatabases;
  const opened: DataSource[] = [];

  beforeAll(async () => {
    databases = await start();
  });
  afterEach(async () => {
    for (const dataSource of opened.splice(0)) await dataSource.destroy();
  });
  afterAll(() => databases.stop());

  async function emptyDatabase(): Promise<DataSource> {
    const dataSource = await openDataSource(await databases.create());
    opened.push(dataSource);
    return dataSource;
  }

  async function seededDatabase(): Promise<DataSource> {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    await runSeeds(dataSource);
    return dataSource;
  }

  /** How many rows each table has, without the empty ones. */
  async function counts(dataSource: DataSource): Promise<Record<string, number>> {
    const rows = Object.entries(await allRows(dataSource)).filter(([, { length }]) => length > 0);
    return Object.fromEntries(rows.map(([table, { length }]) => [table, length]));
  }

  it('are what every server starts with, and change nothing the second time', async () => {
    const dataSource = await seededDatabase();
    expect(await counts(dataSource)).toEqual(seededCounts);
    const before = await allRows(dataSource);
    expect((await runSeeds(dataSource)).map(({ addedCount }) => addedCount)).toEqual([0, 0, 0, 0, 0]);
    expect(await allRows(dataSource)).toEqual(before);
  });

  it('give each role its permissions', async () => {
    const dataSource = await seededDatabase();
    const rows: { role: string; permission: string }[] = await dataSource.query(`
      SELECT "roles"."slug" AS "role", "permissions"."slug" AS "permission" FROM "role_permissions"
      JOIN "roles" ON "roles"."id" = "role_id" JOIN "permissions" ON "permissions"."id" = "permission_id" ORDER BY 1, 2`);
    const byRole = (role: string): string[] => rows.filter((row) => row.role === role).map(({ permission }) => permission);
    expect(byRole('administrator')).toEqual(['chat.create_group', 'chat.delete', 'chat.initiate_call', 'chat.manage_group', 'chat.view']);
    expect(byRole('member')).toEqual(['chat.create_group', 'chat.initiate_call', 'chat.manage_group', 'chat.view']);
    expect(byRole('guest')).toEqual(['chat.view']);
  });

  it('leave alone what an administrator changed', async () => {
    const dataSource = await seededDatabase();
    const member = await dataSource.manager.findOneByOrFail(Role, { slug: 'member' });
    await dataSource.manager.delete(RolePermission, { roleId: member.id });
    await dataSource.manager.update(PackageFeature, { slug: 'chat-system' }, { monthlyPriceUsd: '39.99' });
    const before = await allRows(dataSource);
    await runSeeds(dataSource);
    expect(await allRows(dataSource)).toEqual(before);
  });

  it('build on rows of the same name that somebody made by hand', async () => {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    await dataSource.query(`INSERT INTO "packages" VALUES ('00000000-0000-4000-8000-000000000001', 'basic', 'Ours', '', 1, 1, 1)`);
    await runSeeds(dataSource);
    const feature = await dataSource.manager.findOneByOrFail(PackageFeature, { slug: 'chat-system' });
    expect(feature).toMatchObject({ packageId: '00000000-0000-4000-8000-000000000001', type: 'chat', monthlyPriceUsd: '49.99' });
  });

  it('wait for migrations', async () => {
    const dataSource = await emptyDatabase();
    await expect(runSeeds(dataSource)).rejects.toThrow('The database is not up to date. Run `npm run migration:run` first.');
  });

  it('are exactly what a database full of chats ends with when it is reset', async () => {
    const dataSource = await seededDatabase();
    const [rows, schema] = [await allRows(dataSource), await schemaSnapshot(dataSource)];
    await addChats(dataSource.manager, 20);
    await dataSource.query('CREATE TABLE "left_over" ("id" integer)');
    if (kind === 'PostgreSQL') await dataSource.query(`CREATE TYPE "left_over_enum" AS ENUM ('a')`);
    else await dataSource.query('CREATE VIRTUAL TABLE "left_over_index" USING fts5("body")');

    const report = await resetDatabase(dataSource);
    expect(report.ranMigrations).toHaveLength(serverMigrations.length);
    expect(await allRows(dataSource)).toEqual(rows);
    expect(await schemaSnapshot(dataSource)).toBe(schema);
    expect(await dataSource.query('SELECT "name" FROM "migrations"')).toHaveLength(serverMigrations.length);
  });

  it('come with a reset of an empty database too', async () => {
    const dataSource = await emptyDatabase();
    await resetDatabase(dataSource);
    expect(await counts(dataSource)).toEqual(seededCounts);
  });
});
