import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { busyTimeoutMs } from '../database/prepare-sqlite.ts';
import { flushFolder } from './flush-folder.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

it('SY1: several who wait for a locked database are told so together, after one patience and not one after the other', { timeout: 20_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-locked-'));
  const file = join(folder, 'hallway.sqlite');
  const database = openSqliteDatabase(file);
  await database.transaction((writer) => writer.run('CREATE TABLE things (id integer)'));
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const startedMs = performance.now();
  const outcomes = await Promise.allSettled([1, 2, 3].map((id) => database.transaction((writer) => writer.run('INSERT INTO things VALUES (?)', [id]))));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(performance.now() - startedMs).toBeLessThan(busyTimeoutMs * 1.5);
  other.exec('ROLLBACK');
  other.close();
  await database.transaction((writer) => writer.run('INSERT INTO things VALUES (?)', [4]));
  expect(await database.all('SELECT id FROM things')).toEqual([{ id: 4 }]);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('SY1: the log file is there when a database has been opened, so that its name is flushed before anything is acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-flushed-'));
  const file = join(folder, 'hallway.sqlite');
  const database = openSqliteDatabase(file);
  expect(existsSync(`${file}-wal`)).toBe(true);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  expect(() => flushFolder(folder)).toThrow('ENOENT');
});
