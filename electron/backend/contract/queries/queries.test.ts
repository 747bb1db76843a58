import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Preview } from '#shared/contract/views/preview-view';
import type { MessageView } from '#shared/contract/views/message-view';
import { enqueue, takeResults } from '../../outbox/outbox.ts';
import { noFiles } from '../../testing/fake-file-server.ts';
import { ada, ben, chatId, chatRow, cleo, createStore, memberRow, messageRow, reactionRow, self, testId, userRow, type StoreFixture } from '../../testing/store-fixture.ts';
import type { ViewContext } from '../view-context.ts';
import { chatDetailView } from './chat-detail.ts';
import { chatListView } from './chat-list.ts';
import { messageWindowView, needsOlder } from './message-window.ts';
import { peopleView } from './people.ts';

let fixture: StoreFixture;
let context: ViewContext;
let typing: string[];
beforeEach(async () => {
  fixture = await createStore();
  typing = [];
  context = {
    store: fixture.store,
    self,
    actor: { userId: ada, isActive: true, permissions: new Set(['chat.view', 'chat.create_group', 'chat.manage_group']), hasChatFeature: true },
    presenceOf: (userId) => (userId === ben ? 'active' : null),
    typingIn: () => typing,
    deviceCalls: new Map(),
    lastSeenOf: () => null, nowMs: 0,
    isFetchingHistory: () => true, files: noFiles,
  };
});
afterEach(() => fixture.close());

const send = (number: number, body: string, replyToMessageId: string | null = null) =>
  fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.send', chatId, messageId: testId(number), body, replyToMessageId }, 90_000));
const list = () => chatListView(context, 100_000);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_value, index) => messageRow(from + index));

describe('a window of a conversation', () => {
  const view = (anchorSeq: number | null, before: number, after: number) => messageWindowView(context, { chatId, anchorSeq, before, after });
  const bodies = (messages: readonly MessageView[]) => messages.map((message) => message.body.replace('message ', ''));
  const holdFrom = (floorSeq: number) => {
    fixture.store.transaction((writer) => writer.run('DELETE FROM chat_sync'));
    fixture.apply({ snapshots: [{ chatId, historyFloorSeq: floorSeq, unreadBefore: 0 }] });
  };
  beforeEach(() => void fixture.apply({ messages: range(1, 20) }));

  it.each([
    ['the newest end', null, 3, 0, ['18', '19', '20'], true, false],
    ['around a seq', 10, 2, 2, ['8', '9', '10', '11'], true, true],
    ['up to the newest', 19, 1, 2, ['18', '19', '20'], true, false],
    ['down to the beginning', 3, 5, 1, ['1', '2', '3'], false, true],
    ['above everything', 99, 2, 5, ['19', '20'], true, false],
    ['everything', null, 500, 0, Array.from({ length: 20 }, (_value, index) => String(index + 1)), false, false],
  ])('%s', (_what, anchorSeq, before, after, shown, hasOlder, hasNewer) => {
    const window = view(anchorSeq, before, after);
    expect(bodies(window.messages)).toEqual(shown);
    expect(window).toMatchObject({ hasOlder, hasNewer, newestSeq: 20, isFetchingOlder: false });
  });

  it('ends at the floor of what is held without holes, and says that there is more', () => {
    holdFrom(11);
    const window = view(null, 50, 0);
    expect(bodies(window.messages)[0]).toBe('11');
    expect(window).toMatchObject({ hasOlder: true, isFetchingOlder: true });
  });

  it.each([[null, 5, false], [null, 20, true], [12, 2, true], [18, 2, false]])('wants what is older when anchor %s with %i before comes near the floor: %s', (anchorSeq, before, wants) => {
    holdFrom(11);
    const params = { chatId, anchorSeq, before, after: 5 };
    expect(needsOlder(context, params, messageWindowView(context, params))).toBe(wants);
  });

  it('wants nothing older than the beginning', () => {
    const params = { chatId, anchorSeq: null, before: 50, after: 0 };
    expect(needsOlder(context, params, messageWindowView(context, params))).toBe(false);
  });

  it('shows what waits below all others in the order written, only where the window reaches the newest', () => {
    send(2_001, 'first');
    send(2_002, 'second');
    expect(bodies(view(null, 1, 0).messages)).toEqual(['20', 'first', 'second']);
    expect(bodies(view(19, 1, 5).messages)).toEqual(['18', '19', '20', 'first', 'second']);
    expect(bodies(view(10, 1, 1).messages)).toEqual(['9', '10']);
  });

  it('of a chat that is not held is empty', () => {
    expect(messageWindowView(context, { chatId: testId(999), anchorSeq: null, before: 50, after: 0 })).toEqual({ messages: [], hasOlder: false, hasNewer: false, isFetchingOlder: false, newestSeq: 0 });
  });

  it('tells how each own message stands', () => {
    const failing = send(2_001, 'first');
    send(2_002, 'second');
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: failing, status: 'refused', code: 'not_allowed', message: 'No.' }]));
    expect(view(null, 1, 0).messages.map((message) => message.delivery)).toEqual([
      { status: 'sent' }, { status: 'failed', commandId: failing, code: 'not_allowed', message: 'No.' }, { status: 'waiting' },
    ]);
  });

  it('gathers reactions by emoji, oldest first, with names and one’s own', () => {
    fixture.apply({ reactions: [
      reactionRow({ messageId: testId(1_020), emoji: '🎉', createdAt: 3 }), reactionRow({ messageId: testId(1_020), userId: cleo, createdAt: 1 }),
      reactionRow({ messageId: testId(1_020), userId: ada, createdAt: 2 }), reactionRow({ messageId: testId(1_020), userId: cleo, emoji: '🎉', removedAt: 9 }),
    ] });
    expect(view(null, 1, 0).messages[0]?.reactions).toEqual([
      { emoji: '👍', count: 2, isOwn: true, names: ['Cléo Martin', 'Ada Brandt'] },
      { emoji: '🎉', count: 1, isOwn: false, names: ['Ben Ortiz'] },
    ]);
  });

  it('quotes what is answered, also when it is deleted or not held', () => {
    fixture.apply({ messages: [
      messageRow(21, { replyToMessageId: testId(1_005) }), messageRow(22, { replyToMessageId: testId(77_777) }),
      messageRow(5, { body: '', deletedAt: 1, deletedById: ben, changeSeq: 900 }), messageRow(23, { replyToMessageId: testId(1_006) }),
    ] });
    expect(view(null, 3, 0).messages.map((message) => message.replyTo)).toEqual([
      { messageId: testId(1_005), seq: 5, senderName: 'Ben Ortiz', preview: { kind: 'text', text: '' }, isDeleted: true },
      { messageId: testId(77_777), seq: null, senderName: '', preview: { kind: 'notHeld' }, isDeleted: false },
      { messageId: testId(1_006), seq: 6, senderName: 'Ben Ortiz', preview: { kind: 'text', text: 'message 6' }, isDeleted: false },
    ]);
  });

  it('says what may be done to a message', () => {
    fixture.apply({ messages: [messageRow(21, { senderId: ada }), messageRow(22, { senderId: ada, body: '', deletedAt: 1, deletedById: ada }), messageRow(23, { type: 'system', body: '', details: { kind: 'member_left' } })] });
    expect(view(null, 4, 0).messages.map(({ canEdit, canDelete }) => [canEdit, canDelete])).toEqual([[false, false], [true, true], [false, false], [false, false]]);
  });
});

describe('the list of chats', () => {
  it('shows the last message in one line, by whom and how it stands', () => {
    fixture.apply({ messages: [messageRow(1, { body: '  two\n\n lines   of text ' })] });
    expect(list()).toMatchObject([{ id: chatId, title: 'Harbour', unreadCount: 1, activityAt: 10_001, lastMessage: { senderName: 'Ben Ortiz', isOwn: false, preview: { kind: 'text', text: 'two lines of text' }, delivery: 'sent' } }]);
    const id = send(2_001, 'own');
    expect(list()[0]?.lastMessage).toMatchObject({ isOwn: true, preview: { kind: 'text', text: 'own' }, delivery: 'waiting' });
    fixture.store.transaction((writer) => takeResults(writer, self, [{ commandId: id, status: 'refused', code: 'not_allowed', message: 'No.' }]));
    expect(list()[0]?.lastMessage?.delivery).toBe('failed');
  });

  it.each<[string, Partial<ReturnType<typeof messageRow>>, Preview]>([
    ['a deleted message', { body: '', deletedAt: 1, deletedById: ben }, { kind: 'deleted' }],
    ['a change of the group', { type: 'system', body: '', details: { kind: 'members_added', userIds: [cleo] } }, { kind: 'event', actorName: 'Ben Ortiz', event: { kind: 'members_added', names: ['Cléo Martin'], moreCount: 0 } }],
    ['a long text', { body: 'x'.repeat(16_000) }, { kind: 'text', text: `${'x'.repeat(159)}…` }],
    ['an empty text', { body: '   ' }, { kind: 'text', text: '' }],
  ])('previews %s', (_what, row, preview) => {
    fixture.apply({ messages: [messageRow(1, row)] });
    expect(list()[0]?.lastMessage?.preview).toEqual(preview);
  });

  it('names a direct chat by the other person, with their presence and typing', () => {
    const directId = testId(101);
    fixture.apply({ chats: [chatRow({ id: directId, kind: 'direct', name: null, createdAt: 99_000 })], members: [memberRow({ chatId: directId }), memberRow({ chatId: directId, userId: ben })] });
    typing = [ben];
    expect(list().map(({ id, title, otherUserId, presence, typingNames }) => ({ id, title, otherUserId, presence, typingNames }))).toEqual([
      { id: directId, title: 'Ben Ortiz', otherUserId: ben, presence: 'active', typingNames: ['Ben Ortiz'] },
      { id: chatId, title: 'Harbour', otherUserId: null, presence: null, typingNames: ['Ben Ortiz'] },
    ]);
  });

  it('marks drafts, pins and what is muted now', () => {
    const own = { lastReadSeq: 0, notificationPreference: 'all', mutedUntil: 100_001, pinnedAt: 5 } as const;
    fixture.apply({ members: [memberRow({ changeSeq: 60, own })] });
    fixture.store.transaction((writer) => writer.run(`INSERT INTO drafts (chat_id, body, updated_at) VALUES (?, 'half a', 1)`, chatId));
    expect(list()).toMatchObject([{ isMuted: true, pinnedAt: 5, hasDraft: true }]);
    expect(chatListView(context, 100_001)).toMatchObject([{ isMuted: false }]);
  });

  it('SY12: keeps a chat that was left while it holds what could not be sent', () => {
    const id = send(2_001, 'not sent');
    fixture.apply({ members: [memberRow({ leftAt: 9, changeSeq: 400 })] });
    expect(list()).toMatchObject([{ id: chatId, title: 'Harbour', lastMessage: { preview: { kind: 'text', text: 'not sent' }, delivery: 'failed' } }]);
    expect(chatDetailView(context, { chatId, memberLimit: 5 })).toMatchObject({ canWrite: false, canManage: false, canLeave: false, memberCount: 0 });
    expect(messageWindowView(context, { chatId, anchorSeq: null, before: 5, after: 0 }).messages).toMatchObject([{ body: 'not sent', delivery: { status: 'failed', commandId: id } }]);
  });
});

describe('a chat’s header and people', () => {
  it('lists owners, admins and members by name, as many as asked for', () => {
    fixture.apply({ members: [memberRow({ userId: cleo, role: 'admin', changeSeq: 70 })] });
    const detail = chatDetailView(context, { chatId, memberLimit: 2 });
    expect(detail).toMatchObject({ title: 'Harbour', ownRole: 'owner', memberCount: 3, canWrite: true, canManage: true, canManageOwners: true, canLeave: true, otherUserId: null });
    expect(detail?.members.map(({ displayName, role, isSelf }) => [displayName, role, isSelf])).toEqual([['Ada Brandt', 'owner', true], ['Cléo Martin', 'admin', false]]);
  });

  it('is nothing where the chat is not held or was left', () => {
    expect(chatDetailView(context, { chatId: testId(999), memberLimit: 2 })).toBeNull();
    fixture.apply({ members: [memberRow({ leftAt: 9, changeSeq: 400 })] });
    expect(chatDetailView(context, { chatId, memberLimit: 2 })).toBeNull();
  });
});

describe('finding people', () => {
  const find = (text: string, limit = 10) => peopleView(context, { text, limit }).map((person) => person.displayName);
  beforeEach(() => {
    fixture.apply({ users: [
      { ...userRow(testId(20), 'Zoë O’Neill', 20), title: 'Harbour master' },
      { ...userRow(testId(21), 'Ægir Þórsson', 21) },
      { ...userRow(testId(22), 'Gone Person', 22), status: 'deactivated' },
      { ...userRow(testId(23), '李 小龍', 23) },
    ] });
  });

  it.each([
    ['', ['Ben Ortiz', 'Cléo Martin', 'Zoë O’Neill', 'Ægir Þórsson', '李 小龍']],
    ['cleo', ['Cléo Martin']], ['MARTIN cl', ['Cléo Martin']], ['zoe', ['Zoë O’Neill']], ['neill', ['Zoë O’Neill']], ['harb mas', ['Zoë O’Neill']],
    ['ben@example', ['Ben Ortiz']], ['小', ['李 小龍']], ['rtiz', []], ['ada', []], ['gone', []], ['  ', ['Ben Ortiz', 'Cléo Martin', 'Zoë O’Neill', 'Ægir Þórsson', '李 小龍']],
    ['%', ['Ben Ortiz', 'Cléo Martin', 'Zoë O’Neill', 'Ægir Þórsson', '李 小龍']],
  ])('%j finds %j', (text, names) => {
    expect(find(text)).toEqual(names);
  });

  it('gives as many as asked for', () => {
    expect(find('', 2)).toEqual(['Ben Ortiz', 'Cléo Martin']);
  });
});
