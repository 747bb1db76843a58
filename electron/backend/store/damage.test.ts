import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isDamage } from './damage.ts';

let database: Database.Database;
beforeEach(() => {
  database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE words USING fts5(text); INSERT INTO words VALUES ('one two three')`);
});
afterEach(() => database.close());

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail');
}

it('SY14: a search index whose own tables are damaged is damage, also where SQLite has no code for it', () => {
  database.unsafeMode(true).exec(`UPDATE words_config SET v = 0 WHERE k = 'version'`);
  const other = new Database(database.serialize());
  const error = failureOf(() => other.prepare('SELECT * FROM words').all());
  other.close();
  expect(error).toMatchObject({ code: 'SQLITE_ERROR' });
  expect(isDamage(error)).toBe(true);
});

it('SY14: a mistake in a statement is no damage', () => {
  expect(isDamage(failureOf(() => database.prepare('SELECT * FROM nothing')))).toBe(false);
});
