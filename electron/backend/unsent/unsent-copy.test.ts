import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openHealedStore } from '../healing/open-healed-store.ts';
import { discard, enqueue, takeResults } from '../outbox/outbox.ts';
import { openStoreDatabase, type StoreDatabase } from '../store/store-database.ts';
import { chatId, createStore, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { ballastFileOf } from './ballast.ts';
import { copyFileOf, UnsentCopy } from './unsent-copy.ts';

let fixture: StoreFixture;
let snapshots: string;
beforeEach(async () => {
  fixture = await createStore();
  snapshots = mkdtempSync(join(tmpdir(), 'hallway-snapshot-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  fixture.close();
  rmSync(snapshots, { recursive: true, force: true });
});

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => quiet };
const messageId = testId(700);
const send = (body: string, id = messageId) => fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.send', chatId, messageId: id, body, replyToMessageId: null }, 50_000));
const saveDraft = (body: string) => fixture.store.transaction((writer) => writer.run('INSERT INTO drafts (chat_id, body, updated_at) VALUES (?, ?, 1) ON CONFLICT (chat_id) DO UPDATE SET body = excluded.body', chatId, body));
const copied = () => fixture.store.copy().read();
/** The files as they are now: what a crash would leave. */
const snapshot = (name: string): string => {
  cpSync(dirname(fixture.file), join(snapshots, name), { recursive: true });
  return join(snapshots, name, 'store.sqlite');
};
const reopen = async (file: string): Promise<{ store: StoreDatabase; hasHealed: boolean }> =>
  openHealedStore({
    file, holder: { ...self, displayName: 'Ada Brandt', email: 'ada@example.org' }, nowMs: 60_000, logger: quiet, isDamaged: false,
    begin: (writer) => writer.run(`INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, 'Blue Harbour', 'blue-harbour', 0, 0, 0) ON CONFLICT DO NOTHING`, self.organizationId),
    onChange: () => undefined, onDamage: () => undefined,
  });
const waiting = (store: StoreDatabase) => store.all<{ command_id: string; status: string }>('SELECT command_id, status FROM outbox ORDER BY position');
const bodies = (store: StoreDatabase) => store.all<{ body: string }>('SELECT body FROM messages WHERE seq IS NULL ORDER BY rowid').map(({ body }) => body);

describe('SY12: the copy of what is unsent', () => {
  it('holds commands, drafts and settings, and lets go of them with the store', () => {
    const commandId = send('waits');
    saveDraft('begun');
    fixture.store.transaction((writer) => writer.run(`INSERT INTO settings (name, value) VALUES ('calls', '{}')`));
    expect(copied()).toMatchObject({ commands: [{ command_id: commandId, status: 'waiting' }], drafts: [{ body: 'begun' }], settings: [{ name: 'calls' }], chats: [{ id: chatId, name: 'Harbour' }] });
    fixture.store.transaction((writer) => discard(writer, self, commandId));
    fixture.store.transaction((writer) => writer.run('DELETE FROM drafts'));
    expect(copied()).toMatchObject({ commands: [], drafts: [], chats: [] });
  });

  it('knows the words before the store commits: killed in between, they are sent all the same, under their own id', async () => {
    let file = '';
    vi.spyOn(UnsentCopy.prototype, 'put').mockImplementationOnce(function snapshotAfter(this: UnsentCopy, ...parameters) {
      this.put(...parameters);
      file = snapshot('between');
    });
    const commandId = send('on the way');
    const { store, hasHealed } = await reopen(file);
    expect([waiting(store), bodies(store), hasHealed]).toEqual([[{ command_id: commandId, status: 'waiting' }], ['on the way'], false]);
    store.close();
  });

  it('lets go of words after the store has: killed in between, what was sent does not come back', async () => {
    const commandId = send('sent');
    let file = '';
    vi.spyOn(UnsentCopy.prototype, 'remove').mockImplementationOnce(() => {
      file = snapshot('after');
    });
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId, status: 'done', message: { seq: 1, createdAt: 51_000, changeSeq: 20 } }]));
    const { store } = await reopen(file);
    expect([waiting(store), store.copy().read().commands]).toEqual([[], []]);
    store.close();
  });

  it('puts back what the store lost with the end of its log', async () => {
    const first = send('first');
    fixture.store.truncateLog();
    const second = send('second', testId(701));
    saveDraft('begun');
    const file = snapshot('cut');
    rmSync(`${file}-wal`);
    rmSync(`${file}-shm`);
    const { store } = await reopen(file);
    expect(waiting(store).map(({ command_id: id }) => id)).toEqual([first, second]);
    expect(store.get('SELECT body FROM drafts')).toEqual({ body: 'begun' });
    store.close();
  });

  it('does not bring back what failed to be written', async () => {
    expect(() => fixture.store.transaction((writer) => {
      enqueue(writer, self, { kind: 'message.send', chatId, messageId, body: 'no', replyToMessageId: null }, 1);
      throw new Error('no space');
    })).toThrow('no space');
    vi.spyOn(UnsentCopy.prototype, 'put').mockImplementationOnce(function failAfter(this: UnsentCopy, ...parameters) {
      this.put(...parameters);
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
    expect(() => send('nor this')).toThrow('full');
    expect([waiting(fixture.store), copied().commands]).toEqual([[], []]);
  });

  it('nor on a disk that is full for good: the room that was held for it is given to it', () => {
    const ballast = () => existsSync(ballastFileOf(copyFileOf(fixture.file)));
    const full = () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    vi.spyOn(UnsentCopy.prototype, 'put').mockImplementationOnce(function failAfter(this: UnsentCopy, ...parameters) {
      this.put(...parameters);
      full();
    });
    vi.spyOn(UnsentCopy.prototype, 'replace').mockImplementationOnce(full);
    expect(ballast()).toBe(true);
    expect(() => send('not this')).toThrow('full');
    expect([copied().commands, ballast()]).toEqual([[], false]);
    send('but this');
    expect([copied().commands.length, ballast()]).toEqual([1, true]);
  });

  it('is made anew from the store where it is damaged or missing', async () => {
    const commandId = send('waits');
    for (const [index, harm] of [(file: string) => rmSync(file), (file: string) => writeFileSync(file, 'no database'), (file: string) => truncateSync(file, 5_000)].entries()) {
      const file = snapshot(`harmed-${index}`);
      for (const suffix of ['-wal', '-shm']) rmSync(copyFileOf(file) + suffix, { force: true });
      harm(copyFileOf(file));
      const { store, hasHealed } = await reopen(file);
      expect([index, hasHealed, store.copy().read().commands.map(({ command_id: id }) => id)]).toEqual([index, false, [commandId]]);
      store.close();
    }
  });

  it('gives everything back where the store is gone, each under its own id and as it stood', async () => {
    const failed = send('refused');
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: failed, status: 'refused', code: 'not_allowed', message: 'You are not allowed to do this.' }]));
    const second = send('waits', testId(701));
    saveDraft('begun');
    const file = snapshot('gone');
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix);
    const { store, hasHealed } = await reopen(file);
    expect([hasHealed, waiting(store), bodies(store)]).toEqual([true, [{ command_id: failed, status: 'failed' }, { command_id: second, status: 'waiting' }], ['refused', 'waits']]);
    expect(store.all('SELECT name FROM chats')).toEqual([{ name: 'Harbour' }]);
    expect(store.get('SELECT body FROM drafts')).toEqual({ body: 'begun' });
    expect(store.get(`SELECT value FROM settings WHERE name = 'notice'`)).toEqual({ value: 'store_rebuilt' });
    store.close();
  });

  it('SY8: what was discarded is in no file any more once the log is emptied', () => {
    const commandId = send('a word to be forgotten');
    fixture.store.transaction((writer) => discard(writer, self, commandId));
    fixture.store.truncateLog();
    for (const name of readdirSync(fixture.folder)) expect([name, readFileSync(join(fixture.folder, name)).includes('a word to be forgotten')]).toEqual([name, false]);
  });
});

describe('SY14: a row that is not what was written', () => {
  it('is never given to a view, whatever statement wrote it', () => {
    const odd = 'half a character \ud83d, and a nul \0 in it';
    send(odd);
    const read = (store: StoreDatabase) => store.get<{ body: string }>(`SELECT sound(digest, row_digest(id, chat_id, sender_id, type, seq, body, reply_to_message_id, details, created_at, edited_at, deleted_at), body) AS body FROM messages`)?.body;
    expect(read(fixture.store)).toBe(odd.toWellFormed());
    const damaged: unknown[] = [];
    fixture.store.close();
    const store = openStoreDatabase(fixture.file, () => undefined, { onDamage: (error) => damaged.push(error) });
    store.transaction((writer) => writer.run(`UPDATE messages SET digest = digest + 1`));
    expect(() => read(store)).toThrow('not as it was written');
    expect(damaged).toHaveLength(1);
    store.close();
  });
});
