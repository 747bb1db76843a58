import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../outbox/outbox.ts';
import { ada, ben, chatId, chatRow, cleo, createStore, memberRow, messageRow, reactionRow, self, testId, userRow, type StoreFixture } from '../testing/store-fixture.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const tables = ['organizations', 'users', 'chats', 'chat_members', 'messages', 'message_reactions', 'chat_sync', 'drafts', 'outbox'];
const everything = () => tables.map((table) => [table, fixture.store.all(`SELECT * FROM ${table} ORDER BY 1, 2`)]);
const message = (id: string) => fixture.store.get<Record<string, unknown>>('SELECT * FROM messages WHERE id = ?', id);
const own = () => fixture.store.get<Record<string, unknown>>('SELECT * FROM chat_members WHERE chat_id = ? AND user_id = ?', chatId, ada);

describe('SY6: applying is idempotent', () => {
  const page = {
    users: [userRow(ben, 'Benjamin Ortiz', 20)],
    messages: [messageRow(2), messageRow(1)],
    reactions: [reactionRow({})],
    members: [memberRow({ userId: cleo, role: 'admin', changeSeq: 22 })],
  };

  it('takes the same page twice', () => {
    fixture.apply(page);
    const once = everything();
    expect(fixture.apply(page).touchedChatIds.size).toBe(0);
    expect(everything()).toEqual(once);
  });

  it('takes pages in any order', async () => {
    const edited = { messages: [messageRow(1, { body: 'edited', editedAt: 9, editCount: 1, changeSeq: 150 })] };
    for (const part of [edited, page]) fixture.apply(part);
    const other = await createStore();
    for (const part of [page, edited]) other.apply(part);
    // A document is a place in this store's own index; which of two messages of one moment comes first does not matter.
    const messages = (store: StoreFixture) => store.store.all<object>('SELECT * FROM messages ORDER BY id').map((row) => ({ ...row, search_document: null }));
    expect(messages(fixture)).toEqual(messages(other));
    expect(message(testId(1_001))).toMatchObject({ body: 'edited' });
    other.close();
  });

  it('takes over who created a chat that two people made at once', () => {
    fixture.apply({ chats: [chatRow({ kind: 'direct', createdById: ben, changeSeq: 40 })] });
    expect(fixture.store.get('SELECT created_by_id FROM chats WHERE id = ?', chatId)).toEqual({ created_by_id: ben });
  });

  it('leaves rows of a chat that is not held alone', () => {
    const applied = fixture.apply({ messages: [messageRow(1, { chatId: testId(300) })], members: [memberRow({ chatId: testId(300) })], snapshots: [{ chatId: testId(300), historyFloorSeq: 1, unreadBefore: 3 }] });
    expect(applied.rejected).toEqual([]);
    expect(message(testId(1_001))).toBeUndefined();
    expect(fixture.store.get('SELECT * FROM chat_sync WHERE chat_id = ?', testId(300))).toBeUndefined();
  });

  it('keeps a message of a kind and with details that only a newer server knows', () => {
    fixture.apply({ messages: [messageRow(1, { type: 'system', body: '', details: { kind: 'from_the_future', what: 1 } })] });
    expect(message(testId(1_001))).toMatchObject({ type: 'system', details: '{"kind":"from_the_future","what":1}' });
  });

  it('leaves out a row that contradicts what is held, and takes the others', () => {
    fixture.apply({ messages: [messageRow(1)] });
    const applied = fixture.apply({ messages: [messageRow(1, { id: testId(5), body: 'same place' }), messageRow(2, { senderId: testId(999) }), messageRow(3)] });
    expect(applied.rejected).toHaveLength(2);
    expect([5, 1_002].map((id) => message(testId(id)))).toEqual([undefined, undefined]);
    expect(message(testId(1_003))).toMatchObject({ seq: 3 });
    expect(message(testId(1_001))).toMatchObject({ body: 'message 1' });
  });

  it('tells only what changed', () => {
    fixture.apply({ messages: [messageRow(1)] });
    expect(fixture.takeTopics()).toEqual([`chat ${chatId}`, 'chatList', `messages ${chatId}`]);
    fixture.apply({ messages: [messageRow(1)] });
    expect(fixture.takeTopics()).toEqual([]);
  });
});

describe('SY8: deletion is real', () => {
  it('takes the words that an edit replaced off the disk, like deleted ones', () => {
    expect(fixture.apply({ messages: [messageRow(1)] }).hasErased).toBe(false);
    expect(fixture.apply({ messages: [messageRow(1, { body: 'better', editedAt: 30_000, editCount: 1, changeSeq: 300 })] }).hasErased).toBe(true);
  });

  it('takes text and reactions with the tombstone, also of a message that is not held yet', () => {
    fixture.apply({ messages: [messageRow(1)], reactions: [reactionRow({})] });
    const tombstone = { body: '', deletedAt: 30_000, deletedById: ben };
    const applied = fixture.apply({ messages: [messageRow(1, { ...tombstone, changeSeq: 300 }), messageRow(2, { ...tombstone, changeSeq: 301 })], reactions: [reactionRow({ emoji: '🎉', changeSeq: 302 })] });
    expect(applied.hasErased).toBe(true);
    expect(message(testId(1_001))).toMatchObject({ body: '', deleted_at: 30_000 });
    expect(fixture.store.all('SELECT * FROM message_reactions')).toEqual([]);
  });

  it('is not undone by a row from the past', () => {
    fixture.apply({ messages: [messageRow(1, { body: '', deletedAt: 3, deletedById: ben, changeSeq: 300 })] });
    fixture.apply({ messages: [messageRow(1)], reactions: [reactionRow({})] });
    expect(message(testId(1_001))).toMatchObject({ body: '', deleted_at: 3 });
    expect(fixture.store.all('SELECT * FROM message_reactions')).toEqual([]);
  });
});

describe('reactions', () => {
  it('come and go by the newest word', () => {
    fixture.apply({ messages: [messageRow(1)], reactions: [reactionRow({}), reactionRow({ userId: cleo })] });
    fixture.apply({ reactions: [reactionRow({ removedAt: 21_000, changeSeq: 210 })] });
    fixture.apply({ reactions: [reactionRow({})] });
    expect(fixture.store.all('SELECT user_id, removed_at FROM message_reactions ORDER BY user_id')).toEqual([
      { user_id: ben, removed_at: 21_000 },
      { user_id: cleo, removed_at: null },
    ]);
  });
});

describe('one’s own membership', () => {
  it('is not taken from its public form, which says less', () => {
    fixture.apply({ members: [{ chatId, userId: ada, role: 'member', joinedAt: 1, leftAt: null, changeSeq: 50 }] });
    expect(own()).toMatchObject({ role: 'owner', change_seq: 5 });
  });

  it('SY11: a read pointer only moves forward, whatever device moved it', () => {
    const pointer = (lastReadSeq: number, changeSeq: number) =>
      fixture.apply({ members: [memberRow({ changeSeq, own: { lastReadSeq, notificationPreference: 'none', mutedUntil: null, pinnedAt: null } })] });
    pointer(7, 50);
    pointer(3, 51);
    expect(own()).toMatchObject({ last_read_seq: 7, notification_preference: 'none', change_seq: 51 });
  });
});

describe('SY9: leaving is real', () => {
  const leave = (changeSeq = 500) => fixture.apply({ members: [memberRow({ leftAt: 40_000, changeSeq })] });

  it('erases the chat with everything in it', () => {
    fixture.apply({ messages: [messageRow(1)], reactions: [reactionRow({})] });
    fixture.store.transaction((writer) => writer.run(`INSERT INTO drafts (chat_id, body, updated_at) VALUES (?, 'half a', 1)`, chatId));
    fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'chat.update', chatId, name: 'Pier' }, 1));
    expect(leave().hasErased).toBe(true);
    for (const table of ['chats', 'chat_members', 'messages', 'message_reactions', 'chat_sync', 'drafts', 'outbox']) {
      expect([table, fixture.store.all(`SELECT * FROM ${table}`)]).toEqual([table, []]);
    }
  });

  it('SY12: keeps own words that were never sent, as failed, and nothing else', () => {
    fixture.apply({ chats: [chatRow({ topic: 'Secret', changeSeq: 60 })], messages: [messageRow(1)] });
    fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.send', chatId, messageId: testId(9), body: 'not sent', replyToMessageId: null }, 1));
    leave();
    expect(fixture.store.all('SELECT body FROM messages')).toEqual([{ body: 'not sent' }]);
    expect(fixture.store.all('SELECT status, error_code FROM outbox')).toEqual([{ status: 'failed', error_code: 'not_found' }]);
    expect(fixture.store.all('SELECT user_id, left_at FROM chat_members')).toEqual([{ user_id: ada, left_at: 40_000 }]);
    expect(fixture.store.get('SELECT topic FROM chats')).toEqual({ topic: null });
  });

  it('fills what is left again when the person is brought back', () => {
    fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.send', chatId, messageId: testId(9), body: 'not sent', replyToMessageId: null }, 1));
    leave();
    fixture.apply({
      chats: [chatRow({})], members: [memberRow({ changeSeq: 600 }), memberRow({ userId: ben, changeSeq: 6 })],
      messages: [messageRow(1), messageRow(2)], snapshots: [{ chatId, historyFloorSeq: 1, unreadBefore: 0 }],
    });
    expect(own()).toMatchObject({ left_at: null });
    expect(fixture.store.all('SELECT body FROM messages ORDER BY seq')).toEqual([{ body: 'not sent' }, { body: 'message 1' }, { body: 'message 2' }]);
  });

  it('is not done by a row from before a new joining', () => {
    fixture.apply({ members: [memberRow({ changeSeq: 700 })], messages: [messageRow(1)] });
    expect(leave(650).hasErased).toBe(false);
    expect(message(testId(1_001))).toBeDefined();
  });

  it('is done although somebody else’s membership changed later', () => {
    fixture.apply({ members: [memberRow({ userId: cleo, changeSeq: 800 })] });
    expect(leave(650).hasErased).toBe(true);
  });
});
