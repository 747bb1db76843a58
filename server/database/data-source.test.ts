import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataSource, databaseLocation, locationName, openDataSource, sqliteFile } from './data-source.ts';
import { migrateDatabase } from './migrate-database.ts';

describe('the data source', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'hallway-data-source-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('finds every entity, those of all and those of the server, and never synchronizes', async () => {
    const dataSource = await openDataSource({ dataDir });
    expect(dataSource.entityMetadatas).toHaveLength(27);
    expect(dataSource.hasMetadata('Chat')).toBe(true);
    expect(dataSource.hasMetadata('Credential')).toBe(true);
    expect(dataSource.options.synchronize).toBe(false);
    await dataSource.destroy();
  });

  it('agrees with the migrations', async () => {
    const dataSource = await openDataSource({ dataDir });
    await migrateDatabase(dataSource);
    expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toEqual([]);
    await dataSource.destroy();
  });

  it('SY1 SY8: flushes commits and overwrites what is deleted', async () => {
    const dataSource = await openDataSource({ dataDir });
    const settings: unknown[] = [];
    for (const name of ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys']) {
      settings.push(...Object.values((await dataSource.query(`PRAGMA ${name}`))[0]));
    }
    expect(settings).toEqual(['wal', 2, 1, 1]);
    await dataSource.destroy();
  });

  it('refuses a URL of another database', async () => {
    for (const databaseUrl of ['mysql://host/database', 'hallway']) {
      await expect(createDataSource({ databaseUrl })).rejects.toMatchObject({ code: 'invalid_request' });
    }
  });
});

describe('the location of the database', () => {
  it('is what the environment names; an empty value names nothing', () => {
    expect(databaseLocation({ DATABASE_URL: 'postgres://host/name', HALLWAY_DATA: '/data' })).toEqual({
      databaseUrl: 'postgres://host/name',
      dataDir: '/data',
    });
    expect(databaseLocation({ DATABASE_URL: '', HALLWAY_DATA: '' })).toEqual({ databaseUrl: undefined, dataDir: undefined });
  });

  it('is a file below the working directory unless named', () => {
    expect(sqliteFile()).toBe(join(process.cwd(), '.hallway', 'server', 'hallway.sqlite'));
  });

  it('is called by a name without the password', () => {
    expect(locationName({ databaseUrl: 'postgres://user:secret@host:5433/name' })).toBe('host:5433/name');
    expect(locationName({ databaseUrl: 'not an address' })).toBe('DATABASE_URL');
    expect(locationName({ dataDir: '/data' })).toBe('/data/hallway.sqlite');
  });
});
