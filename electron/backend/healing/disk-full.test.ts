import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { enqueue } from '../outbox/outbox.ts';
import type * as openStoreModule from '../store/open-store.ts';
import { self, testId } from '../testing/store-fixture.ts';
import { openHealedStore } from './open-healed-store.ts';

/** How many of the next stores that are begun anew find no room. */
let failures = 0;
vi.mock('../store/open-store.ts', async (importOriginal) => {
  const original = await importOriginal<typeof openStoreModule>();
  return {
    ...original,
    openStore: (...parameters: Parameters<typeof original.openStore>) => {
      if (existsSync(parameters[0]) || failures === 0) return original.openStore(...parameters);
      failures -= 1;
      return Promise.reject(original.toStoreError(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })));
    },
  };
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-full-'));
  file = join(folder, 'one.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => quiet };
let nowMs = 60_000;
const open = () => openHealedStore({
  file, holder: { ...self, displayName: 'Ada Brandt', email: 'ada@example.org' }, nowMs: (nowMs += 1_000), logger: quiet, isDamaged: false,
  begin(writer) {
    writer.run(`INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, 'Blue Harbour', 'blue', 0, 0, 0) ON CONFLICT DO NOTHING`, self.organizationId);
    writer.run(`INSERT INTO users (id, organization_id, email, display_name, status, created_at, updated_at, change_seq) VALUES (?, ?, 'ada@example.org', 'Ada', 'active', 0, 0, 1) ON CONFLICT DO NOTHING`, self.userId, self.organizationId);
  },
  onChange: () => undefined, onDamage: () => undefined,
});
const damageOne = async (): Promise<void> => {
  const { store } = await open();
  store.transaction((writer) => {
    if (writer.get('SELECT 1 AS found FROM outbox') !== undefined) return;
    enqueue(writer, self, { kind: 'chat.createGroup', chatId: testId(300), name: 'Made offline', topic: null, memberIds: [] }, 1);
    enqueue(writer, self, { kind: 'message.send', chatId: testId(300), messageId: testId(301), body: 'not sent', replyToMessageId: null }, 2);
  });
  store.close();
  truncateSync(file, 7_000);
};
const setAside = () => readdirSync(join(folder, 'set-aside'));

it('SY14: where the disk has no room for both, the damaged store gives way, for the unsent was taken out of it', async () => {
  await damageOne();
  failures = 1;
  const { store, hasHealed } = await open();
  expect([hasHealed, setAside(), store.all('SELECT body FROM messages')]).toEqual([true, [], [{ body: 'not sent' }]]);
  store.close();
});

it('SY14: where it has no room for the new one either, that is said, and the next start goes on', async () => {
  await damageOne();
  failures = 2;
  await expect(open()).rejects.toMatchObject({ code: 'disk_full' });
  const { store, hasHealed } = await open();
  expect([hasHealed, store.all('SELECT body FROM messages'), store.all('SELECT name FROM chats')]).toEqual([true, [{ body: 'not sent' }], [{ name: 'Made offline' }]]);
  store.close();
});

it('SY14, SY8: keeps at most two damaged stores, and none longer than a week', async () => {
  const sets = () => new Set(setAside().map((name) => name.replace(/-(wal|shm)$/, ''))).size;
  for (let round = 0; round < 3; round += 1) {
    await damageOne();
    (await open()).store.close();
  }
  expect(sets()).toBe(2);
  nowMs += 8 * 24 * 3_600_000;
  (await open()).store.close();
  expect(sets()).toBe(0);
});
