import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteFile, type DatabaseLocation } from '#server/database/data-source';
import { databaseKinds, type TestDatabases } from './support/test-databases.ts';

type Program = 'db-reset' | 'migration-revert' | 'migration-run' | 'migration-show' | 'seed-run';

interface Outcome {
  readonly exitCode: number | string;
  readonly lines: readonly string[];
  readonly problem: string;
}

/** Runs what `npm run` runs once everything is built. */
function run(program: Program, { databaseUrl, dataDir }: DatabaseLocation): Promise<Outcome> {
  const path = join(import.meta.dirname, '..', '..', 'dist', 'server', 'cli', `${program}.js`);
  const environment = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl ?? '', HALLWAY_DATA: dataDir ?? '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [path], { env: environment }, (error, stdout, stderr) => {
      // The first line names the database.
      resolve({ exitCode: error?.code ?? 0, lines: stdout.trimEnd().split('\n').slice(1), problem: stderr.trimEnd() });
    });
  });
}

const names = [
  'CreateOrganizations1764000000000', 'CreateServerTables1764002000000', 'AddChatSystem1764004743994', 'AddCallTracking1764020000000', 'AddAttachmentIndexes1764030000000',
  'AddStoredFiles1764031000000', 'AddThreads1764040000000', 'AddScheduledMessages1764060000000', 'AddUserPreferences1764070000000', 'AddProfiles1764080000000',
] as const;
const seededLines = [
  'Seeded packages: 3 added.',
  'Seeded permissions: 5 added.',
  'Seeded roles: 3 added.',
  'Seeded package features: 1 added.',
  'Seeded role templates: 3 added.',
];

describe.each(databaseKinds)('the database programs on $kind', ({ kind, start }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await start();
  });
  afterAll(() => databases.stop());

  const done = (...lines: string[]): Outcome => ({ exitCode: 0, lines, problem: '' });
  const failed = (problem: string | RegExp): unknown =>
    expect.objectContaining({ exitCode: 1, problem: typeof problem === 'string' ? problem : expect.stringMatching(problem) });

  it('show, run, seed and revert', async () => {
    const location = await databases.create();
    expect(await run('migration-show', location)).toEqual(done(...names.map((name) => `[ ] ${name}`), '10 pending.'));
    expect(await run('seed-run', location)).toEqual(failed('The database is not up to date. Run `npm run migration:run` first.'));
    expect(await run('migration-run', location)).toEqual(done(...names.map((name) => `Ran ${name}.`)));
    expect(await run('migration-run', location)).toEqual(done('Up to date, nothing to run.'));
    expect(await run('seed-run', location)).toEqual(done(...seededLines));
    expect((await run('seed-run', location)).lines.every((line) => line.endsWith(': nothing new.'))).toBe(true);
    expect(await run('migration-revert', location)).toEqual(done('Reverted AddProfiles1764080000000.'));
    expect((await run('migration-show', location)).lines).toEqual([
      ...names.slice(0, -1).map((name) => `[X] ${name}`),
      `[ ] ${names.at(-1)}`,
      '1 pending.',
    ]);
  });

  it('reset what is there and what is not', async () => {
    const location = await databases.create();
    const expected = [...names.map((name) => `Ran ${name}.`), ...seededLines];
    expect(await run('db-reset', location)).toEqual(done('Dropped 0 tables.', ...expected));
    expect(await run('db-reset', location)).toEqual(done('Dropped 27 tables.', ...expected));
  });

  it('may be started twice at the same time', async () => {
    const location = await databases.create();
    const outcomes = await Promise.all([run('migration-run', location), run('migration-run', location)]);
    expect(outcomes.map(({ exitCode, problem }) => [exitCode, problem])).toEqual([[0, ''], [0, '']]);
    expect(new Set(outcomes.map(({ lines }) => lines.length))).toEqual(new Set([1, names.length]));
  });

  it('leave a database of a newer version alone, except to reset it', async () => {
    const location = await databases.create();
    await run('migration-run', location);
    await execute(location, `INSERT INTO "migrations" ("timestamp", "name") VALUES (9999999999999, 'FromTomorrow9999999999999')`);
    const sentence = 'The database was changed by a newer version of Hallway (FromTomorrow9999999999999). Update Hallway to use it.';
    for (const program of ['migration-run', 'migration-revert', 'seed-run'] as const) {
      expect(await run(program, location)).toEqual(failed(sentence));
    }
    expect((await run('migration-show', location)).lines).toContain('[X] FromTomorrow9999999999999 (of a newer version of Hallway)');
    expect((await run('db-reset', location)).exitCode).toBe(0);
    expect((await run('migration-show', location)).lines).toEqual([...names.map((name) => `[X] ${name}`), 'Nothing is pending.']);
  });

  it("do not touch another program's tables", async () => {
    const location = await databases.create();
    await execute(location, 'CREATE TABLE "users" ("id" integer)');
    expect(await run('migration-run', location)).toEqual(
      failed(/^The database \S+ holds tables that Hallway did not make\. Give Hallway a database of its own\.$/),
    );
    expect((await run('migration-show', location)).lines.at(-1)).toBe('10 pending.');
  });

  if (kind === 'SQLite') describeSqliteFailures();
  else describePostgres(() => databases);

  function describeSqliteFailures(): void {
    it('say that another program holds the database', async () => {
      const location = await databases.create();
      await run('migration-run', location);
      const other = new Database(sqliteFile(location.dataDir));
      other.exec('BEGIN IMMEDIATE');
      const outcome = await run('db-reset', location);
      other.close();
      expect(outcome).toEqual(failed(/^The database \S+hallway\.sqlite is in use by another program\. Stop it and try again\.$/));
    });

    it('say that a file is not a database', async () => {
      const { dataDir } = await databases.create();
      writeFileSync(sqliteFile(dataDir), 'This is a letter, not a database. '.repeat(200));
      expect(await run('migration-run', { dataDir })).toEqual(failed(/hallway\.sqlite is not a Hallway database, or it is damaged\./));
    });

    it('say that a file cannot be opened', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hallway-programs-'));
      mkdirSync(sqliteFile(folder));
      writeFileSync(join(folder, 'file'), '');
      for (const dataDir of [folder, join(folder, 'file')]) {
        expect(await run('migration-run', { dataDir })).toEqual(failed(/hallway\.sqlite cannot be opened\. Check that its folder/));
      }
      rmSync(folder, { recursive: true });
    });
  }
});

function describePostgres(databases: () => TestDatabases): void {
  it('set up what an administrator then finds in SQL', async () => {
    const location = await databases().create();
    await run('db-reset', location);
    const chatSystem = `SELECT f.*, p.name AS package FROM package_features f JOIN packages p ON p.id = f.package_id WHERE f.slug = 'chat-system'`;
    expect(await execute(location, `SELECT * FROM package_features WHERE slug = 'chat-system'`)).toHaveLength(1);
    expect(await execute(location, chatSystem)).toEqual([
      expect.objectContaining({ type: 'chat', monthly_price_usd: '49.99', package: 'Basic' }),
    ]);
    const permissions = await execute(location, `SELECT * FROM permissions WHERE category = 'chat'`);
    expect(permissions).toHaveLength(5);
    expect(new Set(permissions.map(({ slug }) => slug))).toEqual(
      new Set(['chat.view', 'chat.create_group', 'chat.manage_group', 'chat.delete', 'chat.initiate_call']),
    );
    const tables = await execute(location, `
      SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name IN
      ('chats', 'chat_members', 'messages', 'message_attachments', 'message_reactions', 'call_sessions', 'call_participants')`);
    expect(tables).toHaveLength(7);
  });

  it.each([
    ['a wrong password', (url: URL) => void (url.password = 'secret-guess'), /refused the user name or the password\.$/],
    ['a missing database', (url: URL) => void (url.pathname = '/nowhere'), /\/nowhere does not exist\. Create it first\.$/],
    ['an unknown host', (url: URL) => void (url.hostname = 'database.invalid'), /cannot be reached\. Is it running, and is the address right\?$/],
    ['another protocol', (url: URL) => void (url.href = url.href.replace('postgres:', 'mysql:')), /^DATABASE_URL must look like/],
  ])('say what is wrong with %s, in one sentence and without the password', async (_what, spoil, sentence) => {
    const url = new URL((await databases().create()).databaseUrl ?? '');
    spoil(url);
    const outcome = await run('migration-run', { databaseUrl: url.href });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.problem).toMatch(sentence);
    expect(outcome.problem).not.toContain(url.password);
    expect(outcome.problem).not.toContain('\n');
  });

  it('say that nothing listens there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    const port = typeof address === 'object' ? address?.port : undefined;
    const outcome = await run('db-reset', { databaseUrl: `postgres://somebody:secret@127.0.0.1:${String(port)}/hallway` });
    expect(outcome).toEqual({
      exitCode: 1,
      lines: [],
      problem: `The database 127.0.0.1:${String(port)}/hallway cannot be reached. Is it running, and is the address right?`,
    });
  });
}

/** Runs SQL as any other program would. */
async function execute({ databaseUrl, dataDir }: DatabaseLocation, sql: string): Promise<Record<string, unknown>[]> {
  if (databaseUrl !== undefined) {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  }
  const database = new Database(sqliteFile(dataDir));
  database.exec(sql);
  database.close();
  return [];
}
