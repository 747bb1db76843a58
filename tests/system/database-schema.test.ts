import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { inspectMigrations, revertLastMigration, runMigrations } from '#migrations/run-migrations';
import { serverMigrations } from '#migrations/server-migrations';
import { openDataSource } from '#server/database/data-source';
import { runSeeds } from '#server/database/run-seeds';
import { PackageFeature } from '#shared/database/entities/package-feature.entity';
import { newId } from '#shared/domain/ids';
import { addChats, addOrganization } from './support/chat-fixture.ts';
import { schemaSnapshot, tableNames } from './support/schema-snapshot.ts';
import { databaseKinds, type TestDatabases } from './support/test-databases.ts';

const chatTables = ['call_participants', 'call_sessions', 'chat_members', 'chats', 'message_attachments', 'message_reactions', 'messages'];

describe.each(databaseKinds)('the schema on $kind', ({ kind, start }) => {
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

  /** A database as it was before the chat system. */
  async function databaseBeforeChat(): Promise<DataSource> {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    await revertChatSystem(dataSource, () => revertLastMigration(dataSource));
    return dataSource;
  }

  /** Reverts what came after the chat system, then that. */
  async function revertChatSystem(dataSource: DataSource, revertLast: () => Promise<unknown>): Promise<void> {
    const isApplied = async () => (await inspectMigrations(dataSource)).migrations.some(({ name, isApplied: has }) => name === 'AddChatSystem1764004743994' && has);
    expect(await isApplied()).toBe(true);
    while (await isApplied()) await revertLast();
  }

  it('is what the entities say, with nothing left to synchronize', async () => {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    expect(dataSource.entityMetadatas).toHaveLength(27);
  });

  it('goes up one migration at a time and down again to exactly what was there', async () => {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    const full = await schemaSnapshot(dataSource);
    const below: string[] = [];
    while ((await revertLastMigration(dataSource)) !== null) below.push(await schemaSnapshot(dataSource));
    expect(below).toHaveLength(serverMigrations.length);
    expect(await tableNames(dataSource)).toEqual(['migrations']);
    await runMigrations(dataSource);
    expect(await schemaSnapshot(dataSource)).toBe(full);
    for (const expected of below) {
      await revertLastMigration(dataSource);
      expect(await schemaSnapshot(dataSource)).toBe(expected);
    }
  });

  it("runs and reverts with TypeORM's own commands too", async () => {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    const full = await schemaSnapshot(dataSource);
    for (let count = 0; count < serverMigrations.length; count += 1) await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    expect(await schemaSnapshot(dataSource)).toBe(full);
  });

  it('adds the seven tables of the chat system with one migration', async () => {
    const dataSource = await databaseBeforeChat();
    const before = await tableNames(dataSource);
    await runMigrations(dataSource);
    const later = ['file_holders', 'message_marks', 'scheduled_messages', 'stored_files', 'user_preferences'];
    expect((await tableNames(dataSource)).filter((name) => !before.includes(name) && !later.includes(name))).toEqual(chatTables);
  });

  it('accepts that the feature type chat is there already', async () => {
    const dataSource = await databaseBeforeChat();
    const before = await schemaSnapshot(dataSource);
    if (kind === 'PostgreSQL') await dataSource.query(`ALTER TYPE "package_features_type_enum" ADD VALUE 'chat'`);
    else await allowChatOnSqlite(dataSource);
    await dataSource.query(`INSERT INTO "packages" VALUES ('${newId()}', 'one', 'One', '', 0, 1, 1)`);
    await dataSource.query(
      `INSERT INTO "package_features" SELECT '${newId()}', "id", 'early', 'Early', '', 'chat', 0, 1, 1 FROM "packages"`,
    );
    await runMigrations(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
    expect(await dataSource.manager.count(PackageFeature, { where: { type: 'chat' } })).toBe(1);
    await revertChatSystem(dataSource, () => revertLastMigration(dataSource));
    expect(await schemaSnapshot(dataSource)).toBe(before);
  });

  it.each(['ours', "TypeORM's"])('keeps plans when the feature types change, with %s commands', async (commands) => {
    const dataSource = await databaseBeforeChat();
    await dataSource.query(`INSERT INTO "packages" VALUES ('${newId()}', 'one', 'One', '', 0, 1, 1)`);
    await dataSource.query(
      `INSERT INTO "package_features" SELECT '${newId()}', "id", 'help', 'Help', '', 'support', 12.5, 1, 1 FROM "packages"`,
    );
    await addOrganization(dataSource.manager);
    const plans = () => dataSource.query(`SELECT * FROM "package_features" JOIN "organization_features" ON "id" = "package_feature_id"`);
    const before: unknown[] = await plans();
    expect(before).toHaveLength(1);
    await (commands === 'ours' ? runMigrations(dataSource) : dataSource.runMigrations());
    expect(await plans()).toEqual(before);
    await runSeeds(dataSource);
    await addChats(dataSource.manager);
    await revertChatSystem(dataSource, () => (commands === 'ours' ? revertLastMigration(dataSource) : dataSource.undoLastMigration()));
    const after: { slug: string }[] = await plans();
    expect(after.map(({ slug }) => slug)).toEqual(['help', 'help']);
    expect(await dataSource.query(`SELECT * FROM "package_features" WHERE "slug" = 'chat-system'`)).toEqual([]);
  });

  it('refuses values that an enum does not have', async () => {
    const dataSource = await emptyDatabase();
    await runMigrations(dataSource);
    await runSeeds(dataSource);
    await addChats(dataSource.manager, 1);
    const wrong = { chats: 'kind', chat_members: 'role', messages: 'type', users: 'status', package_features: 'type' };
    for (const [table, column] of Object.entries(wrong)) {
      await expect(dataSource.query(`UPDATE "${table}" SET "${column}" = 'nonsense'`)).rejects.toThrow(/enum|CHECK/);
    }
  });

  it('keeps foreign keys on after migrations, failed ones included', async () => {
    const dataSource = await emptyDatabase();
    await dataSource.query('CREATE TABLE "chats" ("id" integer)');
    await expect(runMigrations(dataSource)).rejects.toThrow(/already exists/);
    expect(await tableNames(dataSource)).toEqual(['chats']);
    await dataSource.query('DROP TABLE "chats"');
    await runMigrations(dataSource);
    const orphan = `INSERT INTO "user_roles" VALUES ('${newId()}', '${newId()}', 1)`;
    await expect(dataSource.query(orphan)).rejects.toThrow(/foreign key/i);
  });

  it('is migrated once when two programs start together', async () => {
    const location = await databases.create();
    const first = await openDataSource(location);
    const second = await openDataSource(location);
    opened.push(first, second);
    // SQLite waits inside the call and would block this process, so there one goes after the other.
    const ran = kind === 'PostgreSQL'
      ? await Promise.all([runMigrations(first), runMigrations(second)])
      : [await runMigrations(first), await runMigrations(second)];
    expect(new Set(ran.map(({ length }) => length))).toEqual(new Set([0, serverMigrations.length]));
    expect((await inspectMigrations(second)).migrations.every(({ isApplied }) => isApplied)).toBe(true);
  });
});

/** What somebody did by hand who added the value before the migration came. */
async function allowChatOnSqlite(dataSource: DataSource): Promise<void> {
  const tables: { sql: string }[] = await dataSource.query(`SELECT "sql" FROM "sqlite_master" WHERE "name" = 'package_features'`);
  await dataSource.query('DROP TABLE "package_features"');
  for (const { sql } of tables) await dataSource.query(sql.replace(`'support'`, `'support','chat'`));
}
