import { describe, expect, it } from 'vitest';
import type { ThreadSummary } from '#shared/contract/views/thread-view';
import { sampleMessage } from '../testing/sample-message.ts';
import { orderThreads } from './thread-order.ts';
import { buildThreadRows } from './thread-rows.ts';
import { sendTo } from './writing-place.ts';

const options = { unreadAfterSeq: null, hasOlder: false, dayKey: () => 'one day' };

describe('the rows of a thread', () => {
  const root = sampleMessage({ seq: 3 });
  const answers = [sampleMessage({ seq: 7, threadRootMessageId: root.id }), sampleMessage({ seq: 9, threadRootMessageId: root.id })];

  it('begin with the message that it began with and how many answers there are', () => {
    const rows = buildThreadRows({ message: root, answerCount: 2 }, answers, options);
    expect(rows.map(({ message, answersBelow, isGroupStart }) => [message.seq, answersBelow, isGroupStart])).toEqual([[3, 2, true], [7, null, true], [9, null, false]]);
  });

  it('leave it out while older answers are still to be loaded, and while it is not here', () => {
    expect(buildThreadRows({ message: root, answerCount: 200 }, answers, { ...options, hasOlder: true }).map(({ message }) => message.seq)).toEqual([7, 9]);
    expect(buildThreadRows(null, answers, options).map(({ message }) => message.seq)).toEqual([7, 9]);
  });

  it('have their unread line above the first answer that was not read, never above the message itself', () => {
    const lineAt = (unreadAfterSeq: number) => buildThreadRows({ message: root, answerCount: 2 }, answers, { ...options, unreadAfterSeq }).find((row) => row.isFirstUnread)?.message.seq;
    expect([lineAt(0), lineAt(7), lineAt(9)]).toEqual([7, 9, undefined]);
  });
});

describe('the order of threads', () => {
  const thread = (rootMessageId: string, unreadCount: number, createdAt: number): ThreadSummary => ({
    rootMessageId, chatId: 'chat', chatTitle: 'Chat', root: null, answerCount: 1, unreadCount, mentionCount: 0, hasDraft: false, isMuted: false,
    lastAnswer: { messageId: `${rootMessageId} answer`, senderId: 'ann', senderName: 'Ann', preview: { kind: 'text', text: '' }, createdAt, isOwn: false },
  });
  const ids = (threads: readonly ThreadSummary[]) => threads.map(({ rootMessageId }) => rootMessageId);

  it('has the unread ones first', () => {
    const { unread, others } = orderThreads([thread('a', 1, 5), thread('b', 0, 9), thread('c', 0, 7)], []);
    expect([ids(unread), ids(others)]).toEqual([['a'], ['b', 'c']]);
  });

  it('keeps what was read a moment ago where it stood, with what comes above it, and forgets what is gone', () => {
    const { unread, others } = orderThreads([thread('new', 2, 11), thread('b', 1, 10), thread('c', 0, 9), thread('a', 0, 5)], ['a', 'b', 'gone']);
    expect([ids(unread), ids(others)]).toEqual([['new', 'a', 'b'], ['c']]);
  });
});

it('names a chat or a thread when something is sent', () => {
  expect(sendTo({ chatId: 'chat', thread: null })).toEqual({ chatId: 'chat' });
  expect(sendTo({ chatId: 'chat', thread: { rootMessageId: 'root', isAlsoInChat: true } })).toEqual({ chatId: 'chat', threadRootMessageId: 'root', isAlsoInChat: true });
});
