import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFiles } from '../../testing/fake-file-server.ts';
import { ada, ben, chatId, createStore, messageRow, reactionRow, self, testId, type StoreFixture } from '../../testing/store-fixture.ts';
import type { ViewContext } from '../view-context.ts';
import { findDay, findMessage } from './find-message.ts';
import { linkedMessageView, reactionsView } from './message-facts.ts';

let fixture: StoreFixture;
let context: ViewContext;
beforeEach(async () => {
  fixture = await createStore();
  context = {
    store: fixture.store, self,
    actor: { userId: ada, isActive: true, permissions: new Set(['chat.view']), hasChatFeature: true },
    presenceOf: () => null, lastSeenOf: () => null, nowMs: 0, typingIn: () => [], deviceCalls: new Map(), isFetchingHistory: () => true, files: noFiles,
  };
});
afterEach(() => fixture.close());

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_value, index) => ({ ...messageRow(from + index), createdAt: (from + index) * 1_000 }));
const holdFrom = (floorSeq: number) => {
  fixture.store.transaction((writer) => writer.run('DELETE FROM chat_sync'));
  fixture.apply({ snapshots: [{ chatId, historyFloorSeq: floorSeq, unreadBefore: 0 }] });
};
const idOf = (seq: number) => messageRow(seq).id;
const find = (messageId: string, inChatId = chatId) => findMessage(context, { chatId: inChatId, messageId });

describe('where a message stands', () => {
  it('is in its chat, or in the thread that it stands in alone', () => {
    const root = idOf(3);
    fixture.apply({ messages: [...rows(1, 3), { ...messageRow(4), threadRootMessageId: root, isOnlyInThread: true }, { ...messageRow(5), threadRootMessageId: root }] });
    expect(find(root)).toEqual({ status: 'here', seq: 3, onlyInThreadOf: null });
    expect(find(idOf(4))).toEqual({ status: 'here', seq: 4, onlyInThreadOf: root });
    expect(find(idOf(5))).toEqual({ status: 'here', seq: 5, onlyInThreadOf: null });
  });

  it('is nowhere for what was deleted, for ids that nobody has given, and for chats that one is not in', () => {
    fixture.apply({ messages: [{ ...messageRow(1), deletedAt: 9, body: '' }] });
    expect(find(idOf(1))).toEqual({ status: 'deleted' });
    expect(find(testId(9_999))).toEqual({ status: 'unknown' });
    expect(find(idOf(1), testId(9_998))).toEqual({ status: 'unknown' });
  });

  it('is not known yet while older messages are still to come, also for one that lies alone below them', () => {
    fixture.apply({ messages: rows(5, 8) });
    holdFrom(6);
    expect(find(testId(9_999))).toEqual({ status: 'notYet' });
    expect(find(idOf(5))).toEqual({ status: 'notYet' });
    expect(find(idOf(6))).toMatchObject({ status: 'here' });
  });
});

describe('the first message of a day', () => {
  const day = (fromMs: number) => findDay(context, { chatId, fromMs });

  it('is found among many, at its time or after it, never one that stands in a thread alone', () => {
    fixture.apply({ messages: rows(1, 400).map((row) => (row.seq === 200 ? { ...row, threadRootMessageId: idOf(1), isOnlyInThread: true as const } : row)) });
    expect([day(0), day(150_000), day(150_001), day(200_000), day(400_000)].map(({ message }) => message?.seq)).toEqual([1, 150, 151, 201, 400]);
    expect(day(400_001)).toEqual({ message: null, isHistoryMissing: false });
    expect(day(0).isHistoryMissing).toBe(false);
  });

  it('is the oldest one that is here, and says so, where the history does not reach so far', () => {
    fixture.apply({ messages: rows(50, 60) });
    holdFrom(50);
    expect(day(1_000)).toEqual({ message: { messageId: idOf(50), seq: 50, createdAt: 50_000 }, isHistoryMissing: true });
    expect(day(51_000)).toMatchObject({ message: { seq: 51 }, isHistoryMissing: false });
  });

  it('is none in an empty chat, in one whose history is still to come, and in one that is not here', () => {
    expect(day(0)).toEqual({ message: null, isHistoryMissing: false });
    holdFrom(50);
    expect(day(0)).toEqual({ message: null, isHistoryMissing: true });
    expect(findDay(context, { chatId: testId(9_998), fromMs: 0 })).toEqual({ message: null, isHistoryMissing: false });
  });
});

it('tells everybody who reacted, in their order, and nobody to a message of another chat or a deleted one', () => {
  fixture.apply({ messages: rows(1, 2), reactions: [reactionRow({ emoji: '🎉' }), reactionRow({ userId: ada, createdAt: 30_000 })] });
  const told = (seq: number, inChatId = chatId) => reactionsView(context, { chatId: inChatId, messageId: idOf(seq) }).map(({ emoji, userId }) => [emoji, userId]);
  expect(told(1)).toEqual([['🎉', ben], ['👍', ada]]);
  expect([told(2), told(1, testId(9_998))]).toEqual([[], []]);
});

it('shows of a linked message who wrote what, and nothing of one that is not for this person', () => {
  fixture.apply({ messages: [{ ...messageRow(1), body: 'The **boat** is in' }, { ...messageRow(2), deletedAt: 9, body: '' }] });
  expect(linkedMessageView(context, { chatId, messageId: idOf(1) })).toMatchObject({ preview: { kind: 'text', text: 'The boat is in' } });
  expect(linkedMessageView(context, { chatId, messageId: idOf(2) })).toBeNull();
  expect(linkedMessageView(context, { chatId: testId(9_998), messageId: idOf(1) })).toBeNull();
});
