import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatIntent } from '#shared/protocol/commands/command';
import { ada, ben, chatId, cleo, createStore, memberRow, messageRow, reactionRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { discard, enqueue, readWaiting, reapplyWaiting, retry, takeResults } from './outbox.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const act = (intent: ChatIntent, nowMs = 50_000) => fixture.store.transaction((writer) => enqueue(writer, self, intent, nowMs));
const done = (commandId: string, place?: { seq: number; createdAt: number; changeSeq: number }) =>
  fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId, status: 'done', ...(place === undefined ? {} : { message: place }) }]));
const refuse = (commandId: string, code: 'not_allowed' | 'message_deleted' | 'not_found' = 'not_allowed') =>
  fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId, status: 'refused', code, message: 'No.' }]));
const reapply = () => fixture.store.transaction((writer) => reapplyWaiting(writer, self, new Set([chatId])));
const row = <Row>(table: string, where: string) => fixture.store.get<Row & Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where}`);
const message = (id: string) => row<{ body: string; seq: number | null }>('messages', `id = '${id}'`);
const outboxSize = () => fixture.store.all('SELECT * FROM outbox').length;
const send = (number: number, body = `own ${number}`): ChatIntent => ({ kind: 'message.send', chatId, messageId: testId(number), body, replyToMessageId: null });
const edit = (messageId: string, body: string): ChatIntent => ({ kind: 'message.edit', chatId, messageId, body });

describe('SY12: an intent is durable with its effect', () => {
  it('shows a sent message below all others, as the chat’s last', () => {
    fixture.apply({ messages: [messageRow(1)] });
    act(send(1));
    expect(message(testId(1))).toMatchObject({ seq: null, change_seq: 0, body: 'own 1', sender_id: ada });
    expect(row('chats', `id = '${chatId}'`)).toMatchObject({ last_message_id: testId(1), last_message_seq: 1 });
  });

  it('tells who watches the chat, the list and the connection', () => {
    act(send(1));
    expect(fixture.takeTopics()).toEqual([`chat ${chatId}`, 'chatList', 'connection', `messages ${chatId}`]);
  });

  it('undoes the effect when the intent cannot be written', () => {
    expect(() =>
      fixture.store.transaction((writer) => {
        enqueue(writer, self, send(1), 1);
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(message(testId(1))).toBeUndefined();
    expect(outboxSize()).toBe(0);
  });

  it('gives commands in the order they were made, as they were made', () => {
    const ids = [act(send(1)), act(edit(testId(1), 'better')), act(send(2))];
    const waiting = readWaiting(fixture.store, 10);
    expect(waiting.map(({ command }) => command.id)).toEqual(ids);
    expect(waiting[1]?.command.intent).toEqual(edit(testId(1), 'better'));
    expect(readWaiting(fixture.store, 2)).toHaveLength(2);
  });

  it('keeps only the newest read pointer waiting', () => {
    act({ kind: 'chat.read', chatId, seq: 1 });
    act({ kind: 'chat.read', chatId, seq: 3 });
    expect(readWaiting(fixture.store, 10).map(({ command }) => command.intent)).toEqual([{ kind: 'chat.read', chatId, seq: 3 }]);
  });
});

describe('what the server accepts', () => {
  it('gives the message its place and empties the outbox', () => {
    done(act(send(1)), { seq: 1, createdAt: 60_000, changeSeq: 11 });
    expect(message(testId(1))).toMatchObject({ seq: 1, created_at: 60_000, change_seq: 11 });
    expect(outboxSize()).toBe(0);
  });

  it('SY2: takes the same answer twice, and an answer to nothing, without harm', () => {
    const id = act(send(1));
    done(id, { seq: 1, createdAt: 60_000, changeSeq: 11 });
    done(id, { seq: 1, createdAt: 60_000, changeSeq: 11 });
    done(testId(999));
    expect(message(testId(1))).toMatchObject({ seq: 1, change_seq: 11 });
  });

  it('SY12: counts an edit once, also when the server’s row comes before its answer', () => {
    fixture.apply({ messages: [messageRow(1, { senderId: ada })] });
    const id = act(edit(messageRow(1).id, 'better'));
    fixture.apply({ messages: [messageRow(1, { senderId: ada, body: 'better', editedAt: 60_000, editCount: 1, changeSeq: 400 })] });
    reapply();
    done(id);
    expect(message(messageRow(1).id)).toMatchObject({ body: 'better', edited_at: 60_000, edit_count: 1, change_seq: 400 });
  });

  it('SY12: leaves of two edits what the server says, when its row comes before their answers', () => {
    fixture.apply({ messages: [messageRow(1, { senderId: ada })] });
    const ids = [act(edit(messageRow(1).id, 'good')), act(edit(messageRow(1).id, 'better'))];
    fixture.apply({ messages: [messageRow(1, { senderId: ada, body: 'better', editedAt: 60_000, editCount: 2, changeSeq: 400 })] });
    reapply();
    expect(message(messageRow(1).id)).toMatchObject({ body: 'better' });
    for (const id of ids) done(id);
    expect(message(messageRow(1).id)).toMatchObject({ body: 'better', edited_at: 60_000, edit_count: 2, change_seq: 400 });
  });

  it('SY12: brings a message back with the reactions that came while its deletion waited', () => {
    fixture.apply({ messages: [messageRow(1)] });
    const commandId = act({ kind: 'message.delete', chatId, messageId: messageRow(1).id });
    fixture.apply({ reactions: [reactionRow({ messageId: messageRow(1).id })] });
    reapply();
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId, status: 'refused', code: 'not_allowed', message: 'No.' }]));
    expect(message(messageRow(1).id)).toMatchObject({ body: 'message 1', deleted_at: null });
    expect(fixture.store.get('SELECT emoji, user_id FROM message_reactions')).toEqual({ emoji: '👍', user_id: ben });
  });

  it('leaves a command that is to be sent later as it is', () => {
    const commandId = act(send(1));
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId, status: 'later', code: 'server_busy', retryAfterMs: 5 }]));
    expect(readWaiting(fixture.store, 10).map(({ command }) => command.id)).toEqual([commandId]);
  });

  it('SY2: takes one’s own message for sent when its row comes without an answer', () => {
    act(send(1));
    fixture.apply({ messages: [messageRow(1, { id: testId(1), senderId: ada, body: 'own 1' })] });
    expect(outboxSize()).toBe(0);
    expect(message(testId(1))).toMatchObject({ seq: 1 });
  });
});

describe('what the server refuses', () => {
  it('keeps a message where it is, failed, until it is sent again', () => {
    const id = act(send(1));
    refuse(id);
    expect(message(testId(1))).toMatchObject({ body: 'own 1', seq: null });
    expect(row('outbox', `command_id = '${id}'`)).toMatchObject({ status: 'failed', error_code: 'not_allowed', error_message: 'No.' });
    expect(readWaiting(fixture.store, 10)).toEqual([]);
    fixture.store.transaction((writer) => retry(writer, self, id));
    expect(readWaiting(fixture.store, 10).map(({ command }) => command.id)).toEqual([id]);
    expect(row('outbox', `command_id = '${id}'`)).toMatchObject({ error_code: null, error_message: null });
  });

  it('takes a discarded message away, with what was done to it', () => {
    const id = act(send(1));
    act(edit(testId(1), 'better'));
    refuse(id);
    fixture.store.transaction((writer) => discard(writer, self, id));
    expect(message(testId(1))).toBeUndefined();
    expect(outboxSize()).toBe(0);
    expect(row('chats', `id = '${chatId}'`)).toMatchObject({ last_message_id: null });
  });

  it('keeps a refused wording with its message, and puts the old one back when it is discarded', () => {
    fixture.apply({ messages: [messageRow(1, { senderId: ada })] });
    const id = act(edit(testId(1_001), 'better'));
    refuse(id);
    expect(message(testId(1_001))).toMatchObject({ body: 'better' });
    fixture.store.transaction((writer) => discard(writer, self, id));
    expect(message(testId(1_001))).toMatchObject({ body: 'message 1', edited_at: null, edit_count: 0 });
  });

  it('SY8: lets go of a wording whose message was deleted meanwhile', () => {
    fixture.apply({ messages: [messageRow(1, { senderId: ada })] });
    const id = act(edit(testId(1_001), 'better'));
    fixture.apply({ messages: [messageRow(1, { senderId: ada, body: '', deletedAt: 5, deletedById: ada, changeSeq: 150 })] });
    reapply();
    refuse(id, 'message_deleted');
    expect(message(testId(1_001))).toMatchObject({ body: '', deleted_at: 5 });
    expect(outboxSize()).toBe(0);
    expect(JSON.stringify(fixture.store.all('SELECT * FROM outbox'))).not.toContain('better');
  });

  it.each<[string, ChatIntent, string, string]>([
    ['a deletion', { kind: 'message.delete', chatId, messageId: testId(1_001) }, 'messages', `id = '${testId(1_001)}'`],
    ['a reaction', { kind: 'reaction.set', chatId, messageId: testId(1_001), emoji: '🎉', present: true }, 'message_reactions', `emoji = '🎉'`],
    ['a reaction taken back', { kind: 'reaction.set', chatId, messageId: testId(1_001), emoji: '👍', present: false }, 'message_reactions', `emoji = '👍'`],
    ['a new name', { kind: 'chat.update', chatId, name: 'Pier' }, 'chats', `id = '${chatId}'`],
    ['a new topic', { kind: 'chat.update', chatId, topic: 'Boats' }, 'chats', `id = '${chatId}'`],
    ['a removal', { kind: 'member.remove', chatId, userId: ben }, 'chat_members', `user_id = '${ben}'`],
    ['a role', { kind: 'member.setRole', chatId, userId: ben, role: 'admin' }, 'chat_members', `user_id = '${ben}'`],
    ['leaving', { kind: 'chat.leave', chatId }, 'chat_members', `user_id = '${ada}'`],
    ['preferences', { kind: 'member.preferences', chatId, notificationPreference: 'none', pinnedAt: 7 }, 'chat_members', `user_id = '${ada}'`],
    ['a description', { kind: 'chat.update', chatId, description: 'Boats\nand nets', canMembersAdd: true }, 'chats', `id = '${chatId}'`],
    ['a group’s picture', { kind: 'chat.update', chatId, picture: 'a'.repeat(64) }, 'chats', `id = '${chatId}'`],
    ['an archiving', { kind: 'chat.setStatus', chatId, status: 'archived' }, 'chats', `id = '${chatId}'`],
    ['a handing over: the heir', { kind: 'chat.transfer', chatId, userId: ben }, 'chat_members', `user_id = '${ben}'`],
    ['a handing over: the giver', { kind: 'chat.transfer', chatId, userId: ben }, 'chat_members', `user_id = '${ada}'`],
    ['a profile', { kind: 'profile.update', title: 'Boss', pronouns: 'she/her', timeZone: 'UTC', status: { emoji: '🌴', text: 'Away', until: 5 } }, 'users', `id = '${ada}'`],
    ['a member added', { kind: 'member.add', chatId, userIds: [testId(14)] }, 'chat_members', `user_id = '${testId(14)}'`],
  ])('puts back %s', (_what, intent, table, where) => {
    fixture.store.transaction((writer) =>
      writer.run(`INSERT INTO users (id, organization_id, email, display_name, created_at, updated_at) VALUES (?, ?, 'd', 'Dan', 0, 0)`, testId(14), self.organizationId),
    );
    fixture.apply({ messages: [messageRow(1)], reactions: [reactionRow({ userId: ada })] });
    const before = row(table, where);
    const id = act(intent);
    expect(row(table, where)).not.toEqual(before);
    refuse(id);
    expect(row(table, where)).toEqual(before);
    expect(outboxSize()).toBe(0);
  });

  it('is found by a search again, where another message took its place in the index meanwhile', () => {
    fixture.apply({ messages: [messageRow(1), messageRow(2, { body: 'harbour two' })] });
    const id = act({ kind: 'message.delete', chatId, messageId: messageRow(2).id });
    fixture.apply({ messages: [messageRow(3), messageRow(4), messageRow(5)] });
    refuse(id);
    expect(message(messageRow(2).id)).toMatchObject({ body: 'harbour two', deleted_at: null });
    const documents = fixture.store.all<{ search_document: number | null }>('SELECT search_document FROM messages').map((stored) => stored.search_document);
    expect(documents).not.toContain(null);
    expect(new Set(documents).size).toBe(5);
  });

  it('SY11: does not move a read pointer back', () => {
    refuse(act({ kind: 'chat.read', chatId, seq: 4 }));
    expect(row('chat_members', `user_id = '${ada}'`)).toMatchObject({ last_read_seq: 4 });
  });
});

describe('a chat that the server does not make', () => {
  const groupId = testId(200);
  const create: ChatIntent = { kind: 'chat.createGroup', chatId: groupId, name: 'New', topic: null, memberIds: [ben] };
  const write: ChatIntent = { kind: 'message.send', chatId: groupId, messageId: testId(1), body: 'first', replyToMessageId: null };

  it('goes when nothing was written in it', () => {
    const id = act(create);
    act({ kind: 'chat.update', chatId: groupId, name: 'Newer' });
    expect(row('chats', `id = '${groupId}'`)).toMatchObject({ name: 'Newer' });
    refuse(id);
    expect(row('chats', `id = '${groupId}'`)).toBeUndefined();
    expect(outboxSize()).toBe(0);
  });

  it('stays with what was written in it, all of which waits for a retry', () => {
    const [creation, sending] = [act(create), act(write)];
    refuse(creation);
    expect(message(testId(1))).toMatchObject({ body: 'first' });
    expect(readWaiting(fixture.store, 10)).toEqual([]);
    refuse(sending, 'not_found');
    fixture.store.transaction((writer) => retry(writer, self, creation));
    expect(readWaiting(fixture.store, 10).map(({ command }) => command.id)).toEqual([creation, sending]);
  });

  it('goes with everything when it is discarded', () => {
    const creation = act(create);
    act(write);
    refuse(creation);
    fixture.store.transaction((writer) => discard(writer, self, creation));
    expect(row('chats', `id = '${groupId}'`)).toBeUndefined();
    expect(message(testId(1))).toBeUndefined();
    expect(outboxSize()).toBe(0);
  });
});

describe('intents and what the server says meanwhile', () => {
  it('restores a message that was changed while it waited to how it was, with its place', () => {
    const [sending, editing] = [act(send(1)), act(edit(testId(1), 'better'))];
    done(sending, { seq: 1, createdAt: 60_000, changeSeq: 11 });
    expect(message(testId(1))).toMatchObject({ seq: 1, body: 'better' });
    fixture.store.transaction((writer) => discard(writer, self, editing));
    expect(message(testId(1))).toMatchObject({ seq: 1, body: 'own 1', created_at: 60_000, change_seq: 11 });
  });

  it('does not put an old wording over what another device made of the message since', () => {
    const [sending, editing] = [act(send(1)), act(edit(testId(1), 'better'))];
    done(sending, { seq: 1, createdAt: 60_000, changeSeq: 11 });
    fixture.apply({ messages: [messageRow(1, { id: testId(1), senderId: ada, body: 'from the other device', changeSeq: 12 })] });
    reapply();
    expect(message(testId(1))).toMatchObject({ body: 'better' });
    fixture.store.transaction((writer) => discard(writer, self, editing));
    expect(message(testId(1))).toMatchObject({ body: 'from the other device', change_seq: 12 });
  });

  it('shows waiting changes again over newer rows, and puts back what the server said last', () => {
    const [naming, topic] = [act({ kind: 'chat.update', chatId, name: 'Pier' }), act({ kind: 'chat.update', chatId, topic: 'Boats' })];
    fixture.apply({ chats: [{ id: chatId, kind: 'group', name: 'Quay', topic: 'Ropes', avatarUrl: null, status: 'active', createdById: ada, createdAt: 1, changeSeq: 30 }] });
    reapply();
    expect(row('chats', `id = '${chatId}'`)).toMatchObject({ name: 'Pier', topic: 'Boats' });
    refuse(naming);
    refuse(topic);
    expect(row('chats', `id = '${chatId}'`)).toMatchObject({ name: 'Quay', topic: 'Ropes' });
  });

  it('counts an edit once, however often it is shown again', () => {
    fixture.apply({ messages: [messageRow(1, { senderId: ada })] });
    act(edit(testId(1_001), 'better'));
    for (const changeSeq of [120, 121, 122]) {
      fixture.apply({ messages: [messageRow(1, { senderId: ada, changeSeq })] });
      reapply();
    }
    expect(message(testId(1_001))).toMatchObject({ body: 'better', edit_count: 1 });
  });

  it('does not bring a removed member back by an old image', () => {
    const id = act({ kind: 'member.setRole', chatId, userId: cleo, role: 'admin' });
    fixture.apply({ members: [memberRow({ userId: cleo, leftAt: 9, changeSeq: 40 })] });
    refuse(id);
    expect(row('chat_members', `user_id = '${cleo}'`)).toMatchObject({ left_at: 9, role: 'member' });
  });
});
