import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directChatId } from '#shared/domain/ids';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { createSession } from '../testing/session-fixture.ts';
import { ada, ben, chatId, memberRow, messageRow, organizationId, testId, type StoreFixture } from '../testing/store-fixture.ts';
import type { Handlers } from './handler-types.ts';
import { createHandlers } from './handlers.ts';

let fixture: StoreFixture;
let session: SessionRuntime;
let handlers: Handlers;

beforeEach(async () => {
  ({ fixture, session } = await createSession());
  const none = () => Promise.reject(new Error('not here'));
  handlers = createHandlers({ fetch, signIn: none, tryDemo: none, signOut: none, reconnect: () => session.connectNow(), session: () => session });
});
afterEach(() => fixture.close());

const intents = () => fixture.store.all<{ intent: string }>('SELECT intent FROM outbox ORDER BY position').map((row) => JSON.parse(row.intent) as unknown);
const permit = (...permissions: string[]) => fixture.store.transaction((writer) => writer.run('UPDATE sync_state SET permissions = ?', JSON.stringify(permissions)));
const draft = () => handlers.readDraft({ chatId });

describe('writing', () => {
  it('SY12: takes the draft with the message, in one step', async () => {
    await handlers.saveDraft({ chatId, draft: { body: 'half a', replyToMessageId: testId(5), files: [] } });
    expect(await draft()).toEqual({ body: 'half a', replyToMessageId: testId(5), files: [] });
    const { messageId } = await handlers.sendMessage({ chatId, body: 'whole', replyToMessageId: null, files: [], isAlsoInChat: false });
    expect(await draft()).toBeNull();
    expect(intents()).toEqual([{ kind: 'message.send', chatId, messageId, body: 'whole', replyToMessageId: null }]);
  });

  it('keeps the draft when the message cannot be written', async () => {
    await handlers.saveDraft({ chatId, draft: { body: 'half a', replyToMessageId: null, files: [] } });
    await expect(handlers.sendMessage({ chatId: testId(999), body: 'x', replyToMessageId: null, files: [], isAlsoInChat: false })).rejects.toMatchObject({ code: 'not_found' });
    fixture.store.transaction((writer) => writer.run('UPDATE sync_state SET has_chat_feature = 0'));
    await expect(handlers.sendMessage({ chatId, body: 'x', replyToMessageId: null, files: [], isAlsoInChat: false })).rejects.toMatchObject({ code: 'feature_off' });
    expect(await draft()).toMatchObject({ body: 'half a' });
    expect(intents()).toEqual([]);
  });

  it.each([null, { body: '', replyToMessageId: null, files: [] }])('a draft of %j is none', async (empty) => {
    await handlers.saveDraft({ chatId, draft: { body: 'half a', replyToMessageId: null, files: [] } });
    await handlers.saveDraft({ chatId, draft: empty });
    expect(await draft()).toBeNull();
  });

  it('leaves the draft of a chat that is not held', async () => {
    await handlers.saveDraft({ chatId: testId(999), draft: { body: 'half a', replyToMessageId: null, files: [] } });
    expect(fixture.store.all('SELECT * FROM drafts')).toEqual([]);
  });
});

describe('SY11: reading', () => {
  beforeEach(() => void fixture.apply({ messages: [messageRow(1), messageRow(2)] }));

  it('moves the pointer up to the newest message, never above it and never down', async () => {
    await handlers.markRead({ chatId, seq: 1 });
    await handlers.markRead({ chatId, seq: 9_999 });
    await handlers.markRead({ chatId, seq: 1 });
    expect(intents()).toEqual([{ kind: 'chat.read', chatId, seq: 2 }]);
    fixture.apply({ messages: [messageRow(3)] });
    expect(fixture.store.get('SELECT unread_count FROM chat_members WHERE user_id = ?', ada)).toEqual({ unread_count: 1 });
  });

  it('says nothing of a chat that is not held', async () => {
    await handlers.markRead({ chatId: testId(999), seq: 5 });
    expect(intents()).toEqual([]);
  });
});

describe('chats', () => {
  it('ADR 0003: a direct chat has the id of its pair, and is made once', async () => {
    const made = await handlers.createDirectChat({ userId: ben });
    expect(made).toEqual({ chatId: directChatId(organizationId, ada, ben) });
    expect(await handlers.createDirectChat({ userId: ben })).toEqual(made);
    expect(intents()).toHaveLength(1);
  });

  it('are refused with oneself, with nobody, with who is gone, and without the right', async () => {
    await expect(handlers.createDirectChat({ userId: ada })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(handlers.createDirectChat({ userId: testId(999) })).rejects.toMatchObject({ code: 'not_found' });
    fixture.store.transaction((writer) => writer.run(`UPDATE users SET status = 'deactivated' WHERE id = ?`, ben));
    await expect(handlers.createDirectChat({ userId: ben })).rejects.toMatchObject({ code: 'not_allowed' });
    permit('chat.view');
    await expect(handlers.createGroup({ name: 'New', topic: null, memberIds: [] })).rejects.toMatchObject({ code: 'not_allowed' });
    expect(intents()).toEqual([]);
  });

  it('keep an owner: the last one neither leaves nor steps down', async () => {
    await expect(handlers.leaveChat({ chatId })).rejects.toMatchObject({ code: 'last_owner' });
    await expect(handlers.setMemberRole({ chatId, userId: ada, role: 'member' })).rejects.toMatchObject({ code: 'last_owner' });
    await handlers.setMemberRole({ chatId, userId: ben, role: 'owner' });
    await handlers.leaveChat({ chatId });
    expect(intents()).toMatchObject([{ kind: 'member.setRole' }, { kind: 'chat.leave' }]);
  });

  it('may be left by the last one in them', async () => {
    const others = fixture.store.all<{ user_id: string }>('SELECT user_id FROM chat_members WHERE user_id <> ?', ada);
    fixture.apply({ members: others.map(({ user_id: userId }) => memberRow({ userId, leftAt: 5, changeSeq: 50 })) });
    await handlers.leaveChat({ chatId });
    expect(intents()).toMatchObject([{ kind: 'chat.leave' }]);
  });

  it('are updated only in what was named', async () => {
    await handlers.updateGroup({ chatId, name: 'Pier' });
    await handlers.updateGroup({ chatId, topic: null });
    expect(intents()).toEqual([{ kind: 'chat.update', chatId, name: 'Pier' }, { kind: 'chat.update', chatId, topic: null }]);
  });
});

it('a command that is not there cannot be retried, and discarding it changes nothing', async () => {
  await expect(handlers.retryCommand({ commandId: testId(1) })).rejects.toMatchObject({ code: 'not_found' });
  await expect(handlers.discardCommand({ commandId: testId(1) })).resolves.toEqual({});
});
