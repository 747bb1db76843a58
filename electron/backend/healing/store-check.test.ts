import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStoreDatabase, type StoreDatabase } from '../store/store-database.ts';
import { createHeldClock, type HeldClock } from '../testing/held-clock.ts';
import { createStore, messageRow, type StoreFixture } from '../testing/store-fixture.ts';
import { StoreCheck } from './store-check.ts';

let fixture: StoreFixture;
let clock: HeldClock;
let store: StoreDatabase;
let damaged: string[];
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => quiet };
beforeEach(async () => {
  fixture = await createStore();
  clock = createHeldClock();
  damaged = [];
  fixture.apply({ messages: Array.from({ length: 1_200 }, (_value, index) => messageRow(index + 1)) });
  fixture.store.close();
});
afterEach(() => {
  store.close();
  fixture.close();
});

const beside = (sql: string) => {
  const connection = new Database(fixture.file);
  connection.exec(sql);
  connection.close();
};
const check = () => {
  store = openStoreDatabase(fixture.file, () => undefined, { onDamage: (error) => damaged.push(String(error)) });
  const running = new StoreCheck({ store, clock, logger: quiet });
  clock.pass(10_000);
  running.stop();
  return store.copy().state().checkedAtMs;
};

it('SY14: a store that was never looked through is, in steps, and that is remembered', () => {
  expect(check()).toBeGreaterThan(0);
  expect(damaged).toEqual([]);
});

it('SY14: finds a message that nobody has looked at', () => {
  beside('UPDATE messages SET body = body || 0 WHERE seq = 777');
  expect(check()).toBe(0);
  expect(damaged).toEqual([expect.stringContaining('A row of messages is not as it was written')]);
});

it('SY14: gives checksums to messages from before there were any', () => {
  beside('UPDATE messages SET digest = NULL');
  expect(check()).toBeGreaterThan(0);
  expect(store.get('SELECT COUNT(*) AS count FROM messages WHERE digest IS NULL')).toEqual({ count: 0 });
});
