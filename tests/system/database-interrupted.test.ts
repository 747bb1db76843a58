import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revertLastMigration, runMigrations } from '#migrations/run-migrations';
import { openDataSource, sqliteFile, type DatabaseLocation } from '#server/database/data-source';
import { resetDatabase } from '#server/database/reset-database';
import { runSeeds } from '#server/database/run-seeds';
import { beforeEachStatement, schemaChanges, untilChatSystem, type SchemaChange } from './support/before-statement.ts';
import { addChats } from './support/chat-fixture.ts';
import { startPostgres, type TestPostgres } from './support/postgres.ts';
import { schemaSnapshot, sqliteSchemaSnapshot } from './support/schema-snapshot.ts';

const slowTestMs = 90_000;

interface Snapshots {
  readonly before: string;
  readonly after: string;
}

const apply = (dataSource: DataSource, change: SchemaChange): Promise<unknown> =>
  change === 'up' ? runMigrations(dataSource) : revertLastMigration(dataSource);

/** Leaves the database as it is before the change, with people and (where they exist) chats in it. */
async function prepare(location: DatabaseLocation, change: SchemaChange): Promise<Snapshots> {
  const dataSource = untilChatSystem(await openDataSource(location));
  await runMigrations(dataSource);
  await runSeeds(dataSource);
  await addChats(dataSource.manager, 2);
  const withChat = await schemaSnapshot(dataSource);
  await revertLastMigration(dataSource);
  const withoutChat = await schemaSnapshot(dataSource);
  if (change === 'down') {
    await runMigrations(dataSource);
    await runSeeds(dataSource);
  }
  await dataSource.destroy();
  return change === 'up' ? { before: withoutChat, after: withChat } : { before: withChat, after: withoutChat };
}

describe.each(schemaChanges)('a migration %s on SQLite that is killed', (change) => {
  let folder: string;
  let prepared: string;
  let snapshots: Snapshots;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hallway-killed-'));
    prepared = join(folder, 'prepared');
    snapshots = await prepare({ dataDir: prepared }, change);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const copyOfPrepared = (): string => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    cpSync(prepared, copy, { recursive: true });
    return copy;
  };

  /** Opens what was left on the disk as a program that starts would. */
  const schemaOf = async (dataDir: string): Promise<string> => {
    const database = new Database(sqliteFile(dataDir));
    try {
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      return await sqliteSchemaSnapshot((sql) => database.prepare(sql).all());
    } finally {
      database.close();
    }
  };

  it('before any of its statements leaves the old schema, and the new one only once it has ended', async () => {
    const dataDir = copyOfPrepared();
    const dataSource = untilChatSystem(await openDataSource({ dataDir }));
    const left: string[] = [];
    beforeEachStatement(dataSource, async () => {
      left.push(await schemaOf(copyFiles(dataDir, mkdtempSync(join(folder, 'left-')))));
    });
    await apply(dataSource, change);
    // The last one turns foreign keys on again, after the commit.
    expect(left.length).toBeGreaterThan(20);
    expect(left.indexOf(snapshots.after)).toBe(left.length - 1);
    expect(new Set(left.slice(0, -1))).toEqual(new Set([snapshots.before]));
    await dataSource.destroy();
  });

  it('after any part of a write of its commit leaves the old schema or the new one', async () => {
    const dataDir = copyOfPrepared();
    const dataSource = untilChatSystem(await openDataSource({ dataDir }));
    await dataSource.query('PRAGMA wal_autocheckpoint = 0');
    await apply(dataSource, change);
    const whole = copyFiles(dataDir, mkdtempSync(join(folder, 'whole-')));
    await dataSource.destroy();

    const log = readFileSync(`${sqliteFile(whole)}-wal`);
    const outcomes: string[] = [];
    for (const size of writeBoundaries(log.length)) {
      const left = copyFiles(whole, mkdtempSync(join(folder, 'torn-')));
      writeFileSync(`${sqliteFile(left)}-wal`, log.subarray(0, size));
      const schema = await schemaOf(left);
      outcomes.push(schema === snapshots.before ? 'old' : schema === snapshots.after ? 'new' : schema);
      rmSync(left, { recursive: true });
    }
    expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
    // Once it is new it stays new.
    expect(outcomes.lastIndexOf('old')).toBe(outcomes.indexOf('new') - 1);
  });

  it('by the system leaves the old schema, and the next start brings the new one', async () => {
    for (const killBefore of [1, 5, 9, 14, 20, 26]) {
      const dataDir = copyOfPrepared();
      const program = join(import.meta.dirname, 'support', 'killed-migration.ts');
      const child = spawn(process.execPath, [program, dataDir, change, String(killBefore)], { stdio: 'inherit' });
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      expect(await schemaOf(dataDir)).toBe(snapshots.before);
      const dataSource = untilChatSystem(await openDataSource({ dataDir }));
      await apply(dataSource, change);
      expect(await schemaSnapshot(dataSource)).toBe(snapshots.after);
      await dataSource.destroy();
    }
  }, slowTestMs);
});

describe('on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  /** Runs the work until its connection is cut before the statement; tells whether it was. */
  async function cutBefore(databaseUrl: string, statement: number, work: (dataSource: DataSource) => Promise<unknown>): Promise<boolean> {
    const dataSource = await openDataSource({ databaseUrl });
    if (work !== resetDatabase) untilChatSystem(dataSource);
    const name = new URL(databaseUrl).pathname.slice(1);
    let isCut = false;
    beforeEachStatement(dataSource, async (number) => {
      if (number !== statement) return;
      isCut = true;
      await postgres.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [name]);
    });
    const outcome = await work(dataSource).then(() => 'done', () => 'failed');
    await dataSource.destroy();
    expect(outcome).toBe(isCut ? 'failed' : 'done');
    return isCut;
  }

  async function schemaOf(databaseUrl: string): Promise<string> {
    const dataSource = await openDataSource({ databaseUrl });
    try {
      return await schemaSnapshot(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }

  it.each(schemaChanges)('a migration %s whose connection is cut before any of its statements leaves the old schema', async (change) => {
    const databaseUrl = await postgres.createDatabase();
    const { before, after } = await prepare({ databaseUrl }, change);
    let statement = 1;
    while (await cutBefore(databaseUrl, statement, (dataSource) => apply(dataSource, change))) {
      expect(await schemaOf(databaseUrl)).toBe(before);
      statement += 1;
    }
    expect(statement).toBeGreaterThan(20);
    expect(await schemaOf(databaseUrl)).toBe(after);
  }, slowTestMs);

  it('a reset that is cut off leaves everything as it was', async () => {
    const databaseUrl = await postgres.createDatabase();
    const { before } = await prepare({ databaseUrl }, 'down');
    for (const statement of [2, 12, 30, 60, 90, 110]) {
      expect(await cutBefore(databaseUrl, statement, resetDatabase)).toBe(true);
      expect(await schemaOf(databaseUrl)).toBe(before);
    }
  });
});

/** Copies a SQLite database as it lies on the disk: the file, and the log of what is not in it yet. */
function copyFiles(from: string, to: string): string {
  copyFileSync(sqliteFile(from), sqliteFile(to));
  const log = `${sqliteFile(from)}-wal`;
  if (existsSync(log)) copyFileSync(log, `${sqliteFile(to)}-wal`);
  return to;
}

/** SQLite writes the log's header, then frame by frame; a write may also stop halfway. Sizes in bytes. */
function writeBoundaries(logBytes: number): number[] {
  const [headerBytes, frameBytes] = [32, 24 + 4096];
  const sizes = [0, headerBytes / 2];
  for (let size = headerBytes; size <= logBytes; size += frameBytes) sizes.push(size, Math.min(size + frameBytes / 2, logBytes));
  return sizes;
}
