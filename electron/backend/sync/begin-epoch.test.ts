import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyRows } from '../apply/apply-rows.ts';
import { enqueue, readWaiting, reapplyWaiting, takeResults } from '../outbox/outbox.ts';
import { ada, ben, chatId, chatRow, cleo, createEmptyStore, createStore, memberRow, messageRow, reactionRow, self, testId, userRow, type StoreFixture } from '../testing/store-fixture.ts';
import { beginEpoch, finishFirstCopy } from './begin-epoch.ts';
import { readSyncState } from './sync-state.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const epoch = testId(3);
const begin = () => fixture.store.transaction((writer) => beginEpoch(writer, self, epoch));
const finish = () => fixture.store.transaction((writer) => finishFirstCopy(writer, self, 70_000));
const bodies = () => fixture.store.all<{ body: string }>('SELECT body FROM messages ORDER BY id').map((row) => row.body);
const offered = () => readWaiting(fixture.store, 100).map(({ command }) => command.intent);
const group = () => ({
  users: [userRow(ada, 'Ada Brandt', 1), userRow(ben, 'Ben Ortiz', 2)],
  chats: [chatRow({ changeSeq: 3 })],
  members: [memberRow({ role: 'owner', changeSeq: 3 }), memberRow({ userId: ben, changeSeq: 3 })],
});

describe('SY10: another epoch', () => {
  beforeEach(() => {
    fixture.apply({ messages: [messageRow(1), messageRow(2, { senderId: ada, body: 'mine' }), messageRow(3, { senderId: ada, body: 'mine too' })], reactions: [reactionRow({})] });
    fixture.store.transaction((writer) => {
      writer.run(`INSERT INTO drafts (chat_id, body, updated_at) VALUES (?, 'half a', 1)`, chatId);
      enqueue(writer, self, { kind: 'message.send', chatId, messageId: testId(2_000), body: 'unsent', replyToMessageId: null }, 1);
    });
  });

  it('keeps no record of calls: it is the server’s alone, and comes again with the first copy', () => {
    const call = { id: testId(500), chatId, initiatedById: ben, media: 'audio', status: 'active', endReason: null, createdAt: 1, startedAt: 2, endedAt: null, durationMs: null, ringEndsAt: null } as const;
    fixture.apply({ calls: [{ ...call, changeSeq: 900 }] });
    begin();
    expect(fixture.store.all('SELECT id FROM call_sessions')).toEqual([]);
    fixture.apply({ ...group(), calls: [{ ...call, status: 'ended', endReason: 'completed', changeSeq: 4 }] });
    expect(fixture.store.all('SELECT status FROM call_sessions')).toEqual([{ status: 'ended' }]);
  });

  it('starts over at 0, keeping own messages, drafts, what waits and the list of chats', () => {
    begin();
    expect(readSyncState(fixture.store)).toMatchObject({ epoch, cursor: 0 });
    expect(bodies()).toEqual(['mine', 'mine too', 'unsent']);
    expect(fixture.store.all('SELECT body FROM drafts')).toEqual([{ body: 'half a' }]);
    expect(fixture.store.get('SELECT left_at, last_read_seq FROM chat_members WHERE user_id = ?', ada)).toEqual({ left_at: null, last_read_seq: 0 });
  });

  it('takes the server’s words of a message that lay below the first copy, though it was offered first', () => {
    begin();
    fixture.apply({ ...group(), messages: [messageRow(50, { changeSeq: 9 })], snapshots: [{ chatId, historyFloorSeq: 50, unreadBefore: 0 }] });
    finish();
    const [, offer] = readWaiting(fixture.store, 100);
    const place = { seq: 2, createdAt: 10_002, changeSeq: 5 };
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: offer?.command.id ?? '', status: 'done', message: place }]));
    expect(fixture.store.get('SELECT seq, body FROM messages WHERE id = ?', testId(1_002))).toEqual({ seq: 2, body: 'mine' });
    fixture.apply({ messages: [messageRow(2, { senderId: ada, body: '', deletedAt: 1, deletedById: ben, changeSeq: 5 })] });
    expect(fixture.store.get('SELECT body, deleted_at FROM messages WHERE id = ?', testId(1_002))).toEqual({ body: '', deleted_at: 1 });
  });

  it('lets go of read pointers that wait: they name places where other messages will stand', () => {
    fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'chat.read', chatId, seq: 3 }, 1));
    begin();
    expect(offered()).toEqual([{ kind: 'message.send', chatId, messageId: testId(2_000), body: 'unsent', replyToMessageId: null }]);
    fixture.apply({ ...group(), messages: [messageRow(1, { changeSeq: 4 })] });
    expect(fixture.store.get('SELECT last_read_seq FROM chat_members WHERE user_id = ?', ada)).toEqual({ last_read_seq: 0 });
  });

  it('keeps the words of an edited message, as never edited: so the server will know it', () => {
    fixture.apply({ messages: [messageRow(3, { senderId: ada, body: 'mine, better', editedAt: 40_000, editCount: 1, changeSeq: 500 })] });
    begin();
    expect(fixture.store.get('SELECT body, edited_at, edit_count FROM messages WHERE id = ?', testId(1_003))).toEqual({ body: 'mine, better', edited_at: null, edit_count: 0 });
  });

  it('offers what the server lacks, in the order it was written, and nothing that it has', () => {
    begin();
    fixture.apply({ ...group(), messages: [messageRow(1, { changeSeq: 4 }), messageRow(2, { senderId: ada, body: 'mine', changeSeq: 5 })], snapshots: [{ chatId, historyFloorSeq: 1, unreadBefore: 0 }] });
    finish();
    expect(offered()).toEqual([
      { kind: 'message.send', chatId, messageId: testId(2_000), body: 'unsent', replyToMessageId: null },
      { kind: 'message.send', chatId, messageId: testId(1_003), body: 'mine too', replyToMessageId: null },
    ]);
    expect(fixture.store.all('SELECT seq FROM messages WHERE seq IS NOT NULL ORDER BY seq')).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  it('lets go of members and of the read pointer that the server does not know', () => {
    begin();
    fixture.apply({ ...group(), snapshots: [{ chatId, historyFloorSeq: 1, unreadBefore: 0 }] });
    finish();
    expect(fixture.store.all('SELECT user_id FROM chat_members ORDER BY user_id')).toEqual([{ user_id: ada }, { user_id: ben }]);
  });

  it('keeps own words of a group that the server does not have, as failed', () => {
    fixture.store.transaction((writer) => writer.run('UPDATE chats SET created_by_id = ?', ben));
    begin();
    finish();
    expect(fixture.store.all(`SELECT status FROM outbox WHERE status = 'failed'`)).toHaveLength(3);
    expect(fixture.store.all('SELECT id FROM chats')).toEqual([{ id: chatId }]);
  });

  it('makes a direct chat again for its messages, before them', () => {
    const directId = testId(101);
    fixture.apply({
      chats: [chatRow({ id: directId, kind: 'direct', name: null })],
      members: [memberRow({ chatId: directId }), memberRow({ chatId: directId, userId: cleo })],
      messages: [messageRow(7, { chatId: directId, senderId: ada, seq: 1, body: 'hello Cléo' })],
      snapshots: [{ chatId: directId, historyFloorSeq: 1, unreadBefore: 0 }],
    });
    begin();
    fixture.apply(group());
    finish();
    expect(offered()[0]).toEqual({ kind: 'chat.createDirect', chatId: directId, userId: cleo });
    expect(offered()).toContainEqual({ kind: 'message.send', chatId: directId, messageId: testId(1_007), body: 'hello Cléo', replyToMessageId: null });
  });

  /** Comes back from an epoch in which the server lost every chat, and is refused the creation of the group. */
  const beRefused = (code: 'conflict' | 'not_allowed') => {
    begin();
    finish();
    const [creation] = readWaiting(fixture.store, 1);
    expect(creation?.command.intent).toMatchObject({ kind: 'chat.createGroup', chatId });
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: creation?.command.id ?? '', status: 'refused', code, message: 'No.' }]));
  };

  it('lets go of a group that the person had left on another device, but for their own words', () => {
    beRefused('conflict');
    expect(offered()).toEqual([]);
    expect(fixture.store.all(`SELECT message_id FROM outbox WHERE status = 'failed' AND error_code = 'not_found'`)).toHaveLength(3);
    expect(fixture.store.get('SELECT left_at FROM chat_members WHERE user_id = ?', ada)).toEqual({ left_at: 70_000 });
  });

  it('lets go of a group without own words that it may not make again', () => {
    fixture.store.transaction((writer) => {
      writer.run('DELETE FROM outbox');
      writer.run('DELETE FROM messages');
    });
    beRefused('not_allowed');
    expect(fixture.store.all('SELECT id FROM chats')).toEqual([]);
    expect(offered()).toEqual([]);
  });

  it('never puts back a row of the epoch before, though the new one used its number for the same message', () => {
    fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.delete', chatId, messageId: testId(1_003) }, 1));
    const { change_seq: changeSeq } = fixture.store.get<{ change_seq: number }>('SELECT change_seq FROM messages WHERE id = ?', testId(1_003)) ?? { change_seq: 0 };
    begin();
    const others = { ...messageRow(3, { id: testId(1_999), changeSeq: changeSeq - 1 }), seq: 3 };
    fixture.store.transaction((writer) => {
      const applied = applyRows(writer, self, { ...group(), messages: [others, messageRow(9, { id: testId(1_003), senderId: ada, body: 'mine too', changeSeq })] });
      reapplyWaiting(writer, self, applied.touchedChatIds);
    });
    expect(fixture.store.get('SELECT seq, body FROM messages WHERE id = ?', testId(1_003))).toEqual({ seq: 9, body: '' });
    expect(fixture.store.get('SELECT body FROM messages WHERE seq = 3')).toEqual({ body: others.body });
  });

  it('is done once: an interrupted copy goes on, a second finish offers nothing twice', () => {
    begin();
    fixture.apply({ ...group(), snapshots: [{ chatId, historyFloorSeq: 1, unreadBefore: 0 }] });
    finish();
    const first = offered();
    finish();
    expect(offered()).toEqual(first);
    for (const { command } of readWaiting(fixture.store, 100)) {
      fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: command.id, status: 'done' }]));
    }
    expect(offered()).toEqual([]);
  });
});

it('SY13: the first epoch of a new store takes nothing away', async () => {
  const empty = await createEmptyStore();
  empty.store.transaction((writer) => beginEpoch(writer, self, epoch));
  expect(readSyncState(empty.store)).toMatchObject({ epoch, cursor: 0 });
  empty.close();
});
