import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeMigrations } from '#migrations/store-migrations';
import { knownStoreMigrations } from './known-store-migrations.ts';
import { openStore, toStoreError } from './open-store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-open-'));
  file = join(folder, 'stores', 'one.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openStore(file, () => undefined);

describe('opening a store', () => {
  it('knows the names of all its migrations', () => {
    expect(storeMigrations.map((Migration) => new Migration().name)).toEqual(knownStoreMigrations);
  });

  it('makes it, migrated, flushed at each commit and wiping what is deleted', async () => {
    const store = await open();
    expect(store.get('SELECT epoch, cursor FROM sync_state')).toEqual({ epoch: null, cursor: 0 });
    for (const [pragma, value] of [['synchronous', 2], ['secure_delete', 1], ['foreign_keys', 1], ['trusted_schema', 0]] as const) {
      expect([pragma, Object.values(store.get<Record<string, unknown>>(`PRAGMA ${pragma}`) ?? {})]).toEqual([pragma, [value]]);
    }
    store.close();
    const again = await open();
    expect(again.all('SELECT name FROM migrations')).toHaveLength(knownStoreMigrations.length);
    again.close();
  });

  it('leaves a newer program’s store as it is', async () => {
    (await open()).close();
    const connection = new Database(file);
    connection.exec(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
    const before = readFileSync(file);
    await expect(open()).rejects.toMatchObject({ code: 'store_newer' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([`UPDATE migrations SET name = 'AddSearci1764022000000' WHERE name LIKE 'AddSearch%'`, `INSERT INTO migrations (timestamp, name) VALUES (1, 'other words')`])(
    'SY14: takes a list of migrations that no program wrote for damage, not for a newer program: %s', async (sql) => {
      (await open()).close();
      const connection = new Database(file);
      connection.exec(sql);
      connection.close();
      await expect(open()).rejects.toMatchObject({ code: 'store_unreadable' });
    },
  );

  it('leaves a file that is no store as it is', async () => {
    (await open()).close();
    const junk = Buffer.from('this is no database '.repeat(500));
    writeFileSync(file, junk);
    await expect(open()).rejects.toMatchObject({ code: 'store_unreadable' });
    expect(readFileSync(file).equals(junk)).toBe(true);
  });

  it('takes an empty file, as a crash may leave it, for a new store', async () => {
    (await open()).close();
    writeFileSync(file, '');
    const store = await open();
    expect(store.get('SELECT cursor FROM sync_state')).toEqual({ cursor: 0 });
    store.close();
  });

  it('says so when the folder cannot be written', async () => {
    writeFileSync(join(folder, 'stores'), '');
    await expect(open()).rejects.toMatchObject({ code: 'store_unreadable' });
  });
});

it.each([
  ['SQLITE_FULL', 'disk_full'], ['ENOSPC', 'disk_full'], ['SQLITE_BUSY', 'store_locked'], ['SQLITE_LOCKED_SHAREDCACHE', 'store_locked'],
  ['SQLITE_CORRUPT', 'store_unreadable'], ['SQLITE_NOTADB', 'store_unreadable'], ['EACCES', 'store_unreadable'], ['', 'internal'],
])('%s is told as %s', (code, told) => {
  expect(toStoreError(Object.assign(new Error('x'), { code }))).toMatchObject({ code: told });
});
