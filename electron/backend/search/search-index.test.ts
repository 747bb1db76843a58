import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyRows } from '../apply/apply-rows.ts';
import { eraseChat } from '../apply/erase-chat.ts';
import { beginEpoch } from '../sync/begin-epoch.ts';
import { discard, enqueue, takeResults } from '../outbox/outbox.ts';
import { chatId, createStore, memberRow, messageRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { createHeldClock } from '../testing/held-clock.ts';
import { openStoreDatabase } from '../store/store-database.ts';
import { piecesOf } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';
import { SearchUpkeep } from './search-upkeep.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
  fixture.store.transaction((writer) => writer.run(`CREATE VIRTUAL TABLE temp.pieces USING fts5vocab(main, message_search, 'instance')`));
});
afterEach(() => fixture.close());

const logger = { debug: () => undefined, info: () => undefined, warn: (text: string, detail?: unknown) => expect.unreachable(`${text} ${JSON.stringify(detail)}`), error: () => undefined, child: () => logger };

interface IndexedRow {
  readonly search_document: number;
  readonly body: string;
  readonly sender_id: string;
  readonly chat_id: string;
  readonly thread_root_message_id: string | null;
}

/** What the index holds, by document, and what it should hold by the messages. */
function expectIndexToFit(): number {
  const held = new Map<number, string[]>();
  for (const { doc, term } of fixture.store.all<{ doc: number; term: string }>('SELECT doc, term FROM pieces')) held.set(doc, [...(held.get(doc) ?? []), term]);
  const rows = fixture.store.all<IndexedRow>(`SELECT * FROM messages WHERE seq IS NOT NULL AND deleted_at IS NULL AND type <> 'system'`);
  const wanted = rows.map((row): [number, string[]] => [
    row.search_document,
    piecesIn(row).toSorted(),
  ]);
  expect(new Map([...held].map(([document, terms]) => [document, terms.toSorted()]))).toEqual(new Map(wanted));
  expect(fixture.store.get('SELECT COUNT(*) AS count FROM messages WHERE search_document IS NOT NULL')).toEqual({ count: rows.length });
  return rows.length;
}

/** The index keeps each once. */
function piecesIn({ body, sender_id: senderId, chat_id: chatId, thread_root_message_id: threadRootMessageId }: IndexedRow): string[] {
  return [...new Set(piecesOf({ form: searchableForm(body), body, senderId, chatId, isReplyInThread: threadRootMessageId !== null }).trim().split(' '))];
}

/** Whether any file of the store holds these bytes. */
function isOnDisk(text: string): boolean {
  fixture.store.truncateLog();
  return ['', '-wal'].some((suffix) => readFileSync(fixture.file + suffix).includes(text));
}

describe('the index follows the messages, in their own transaction', () => {
  it('SY5: with messages that arrive, twice and in any order, and with edits', () => {
    fixture.apply({ messages: [messageRow(3), messageRow(1), messageRow(2, { type: 'system' })] });
    fixture.apply({ messages: [messageRow(1), messageRow(3, { body: 'better words', changeSeq: 300 })] });
    expect(expectIndexToFit()).toBe(2);
  });

  it('SY5: not at all with a transaction that fails', () => {
    fixture.apply({ messages: [messageRow(1)] });
    const failing = () => fixture.store.transaction((writer) => {
      writer.run(`UPDATE messages SET body = 'never'`);
      writer.run('DELETE FROM messages');
      throw new Error('no');
    });
    expect(failing).toThrow('no');
    expect(expectIndexToFit()).toBe(1);
  });

  it('SY5: as they are at the end of a transaction that writes, edits and deletes them', () => {
    fixture.store.transaction((writer) => {
      applyRows(writer, self, { messages: [messageRow(1, { body: 'first words' }), messageRow(2, { body: 'gone words' }), messageRow(3, { body: 'removed words' })] });
      applyRows(writer, self, { messages: [messageRow(1, { body: 'better words', changeSeq: 300 }), messageRow(2, { body: '', deletedAt: 5, changeSeq: 301 })] });
      writer.run('DELETE FROM messages WHERE id = ?', messageRow(3).id);
    });
    expect(expectIndexToFit()).toBe(1);
  });

  it('with one segment for all that a transaction wrote, as merging them is most of the work of a long history', () => {
    fixture.apply({ messages: Array.from({ length: 40 }, (_row, at) => messageRow(at + 1)) });
    expect(fixture.store.get('SELECT COUNT(DISTINCT segid) AS count FROM message_search_idx')).toEqual({ count: 1 });
    expect(expectIndexToFit()).toBe(40);
  });

  it('SY12: with one’s own message when it gets its place, with an edit before the answer, and back when that is refused', () => {
    const send = (intent: Parameters<typeof enqueue>[2]) => fixture.store.transaction((writer) => enqueue(writer, self, intent, 50_000));
    const sent = send({ kind: 'message.send', chatId, messageId: testId(7), body: 'mine', replyToMessageId: null });
    expect(expectIndexToFit()).toBe(0);
    const place = { seq: 1, createdAt: 60_000, changeSeq: 20 };
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: sent, status: 'done', message: place }]));
    expect(expectIndexToFit()).toBe(1);
    const edited = send({ kind: 'message.edit', chatId, messageId: testId(7), body: 'changed' });
    expect(expectIndexToFit()).toBe(1);
    const deleted = send({ kind: 'message.delete', chatId, messageId: testId(7) });
    expect(expectIndexToFit()).toBe(0);
    fixture.store.transaction((writer) => discard(writer, self, deleted));
    fixture.store.transaction((writer) => discard(writer, self, edited));
    expect(expectIndexToFit()).toBe(1);
    expect(fixture.store.get('SELECT body FROM messages')).toEqual({ body: 'mine' });
  });

  it('SY10: with another epoch it is empty, and fills again', () => {
    fixture.apply({ messages: [messageRow(1), messageRow(2, { senderId: self.userId })] });
    fixture.store.transaction((writer) => beginEpoch(writer, self, testId(3)));
    expect(expectIndexToFit()).toBe(0);
    fixture.apply({ messages: [messageRow(1), messageRow(2, { senderId: self.userId })] });
    expect(expectIndexToFit()).toBe(0 + fixture.store.all('SELECT 1 FROM messages WHERE seq IS NOT NULL').length);
  });
});

describe('what is erased leaves the index and the disk', () => {
  it('SY8: a deleted message, and the words of an edited one', () => {
    fixture.apply({ messages: [messageRow(1, { body: 'qxjzvk' }), messageRow(2, { body: 'wqxkzj first' }), messageRow(3, { body: 'stays' })] });
    expect(isOnDisk('xjz')).toBe(true);
    fixture.apply({ messages: [messageRow(1, { body: '', deletedAt: 5, deletedById: self.userId, changeSeq: 300 }), messageRow(2, { body: 'other', changeSeq: 301 })] });
    expect(expectIndexToFit()).toBe(2);
    for (const part of ['xjz', 'jzv', 'qxk', 'xkz']) expect([part, isOnDisk(part)]).toEqual([part, false]);
  });

  it('SY9: the messages of a chat that was left, few at once', () => {
    fixture.apply({ messages: [messageRow(1, { body: 'qxjzvk' })] });
    fixture.store.transaction((writer) => eraseChat(writer, self, { chatId, leftAt: 5, leftChangeSeq: 900 }));
    expect(expectIndexToFit()).toBe(0);
    expect(isOnDisk('xjz')).toBe(false);
  });

  it('SY9: the messages of a long chat that was left, soon', () => {
    const other = testId(101);
    fixture.apply({ chats: [{ id: other, kind: 'group', name: 'Pier', topic: null, avatarUrl: null, status: 'active', createdById: self.userId, createdAt: 1, changeSeq: 8 }], members: [memberRow({ chatId: other, changeSeq: 9 })] });
    const many = Array.from({ length: 3_000 }, (_row, at) => messageRow(at + 1, { body: `qxjzvk wpmhf${at}`, changeSeq: 1_000 + at }));
    fixture.apply({ messages: [...many, ...Array.from({ length: 300 }, (_row, at) => messageRow(at + 1, { id: testId(50_000 + at), chatId: other, body: 'stays here', changeSeq: 9_000 + at }))] });
    fixture.store.transaction((writer) => eraseChat(writer, self, { chatId, leftAt: 5, leftChangeSeq: 90_000 }));
    const clock = createHeldClock();
    const upkeep = new SearchUpkeep({ store: fixture.store, clock, logger });
    upkeep.wake();
    clock.pass(60_000);
    expect(expectIndexToFit()).toBe(300);
    expect(fixture.store.get('SELECT has_remains FROM search_state')).toEqual({ has_remains: 0 });
    for (const part of ['xjz', 'pmh']) expect([part, isOnDisk(part)]).toEqual([part, false]);
  });
});

describe('a store from before the index', () => {
  const reopen = () => openStoreDatabase(fixture.file, () => undefined);

  it.each([['that has none yet', ''], ['whose pieces were others', `UPDATE search_state SET pieces_version = 'older'`]])('%s is indexed by and by, while messages arrive and change', (_what, change) => {
    const rows = Array.from({ length: 1_500 }, (_row, at) => messageRow(at + 1));
    fixture.apply({ messages: rows });
    fixture.store.transaction((writer) => {
      if (change !== '') return void writer.run(change);
      writer.run(`INSERT INTO message_search (message_search) VALUES ('delete-all')`);
      writer.run('UPDATE messages SET search_document = NULL');
      writer.run('UPDATE search_state SET unindexed_row = (SELECT MAX(rowid) FROM messages)');
    });
    const clock = createHeldClock();
    const upkeep = new SearchUpkeep({ store: fixture.store, clock, logger });
    upkeep.wake();
    for (let round = 0; round < 6; round += 1) {
      clock.pass(45);
      fixture.apply({ messages: [messageRow(2_000 + round), messageRow(1 + round, { body: 'edited', changeSeq: 5_000 + round }), messageRow(1_400 + round, { body: '', deletedAt: 7, changeSeq: 6_000 + round })] });
    }
    clock.pass(5_000);
    expect(expectIndexToFit()).toBe(1_500);
    const again = reopen();
    expect(again.get('SELECT unindexed_row FROM search_state')).toEqual({ unindexed_row: 0 });
    again.close();
  });
});
