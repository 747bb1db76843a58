import { expect, it } from 'vitest';
import type { ThreadSummary } from '#shared/contract/views/thread-view';
import { sampleChat } from '../testing/sample-chat.ts';
import { groupByAccount, inboxEntries, type InboxEntry } from './unread-inbox.ts';

const chat = (id: string, changes: Parameters<typeof sampleChat>[1] = {}) => sampleChat(id, { unreadCount: 1, ...changes });
const keys = (entries: readonly InboxEntry[]) => entries.map(({ key }) => key);

function thread(rootMessageId: string, changes: Partial<ThreadSummary> = {}): ThreadSummary {
  const lastAnswer = { messageId: 'm', senderId: 'p', senderName: 'Ada', preview: { kind: 'text', text: '' }, createdAt: 25, isOwn: false } as const;
  return { rootMessageId, chatId: 'c', chatTitle: 'C', root: null, answerCount: 1, unreadCount: 1, mentionCount: 0, lastAnswer, hasDraft: false, isMuted: false, ...changes };
}

it('mixes what is unread in all organizations, newest first', () => {
  const found = inboxEntries([
    { accountId: 'a', chats: [chat('1', { activityAt: 10 }), chat('2', { activityAt: 30 }), chat('3', { activityAt: 40, unreadCount: 0 })], threads: [thread('t')] },
    { accountId: 'b', chats: [chat('1', { activityAt: 20 })], threads: [] },
    { accountId: 'c', chats: undefined, threads: [] },
  ]);
  expect(keys(found)).toEqual(['a 2', 'a t', 'b 1', 'a 1']);
});

it('leaves muted chats out unless one was mentioned there, and shows what was marked by hand', () => {
  const chats = [chat('muted', { isMuted: true }), chat('named', { isMuted: true, mentionCount: 1 }), chat('marked', { unreadCount: 0, isMarkedUnread: true })];
  expect(keys(inboxEntries([{ accountId: 'a', chats, threads: [] }])).toSorted()).toEqual(['a marked', 'a named']);
});

it('leaves out threads that are read or of a muted chat', () => {
  expect(inboxEntries([{ accountId: 'a', chats: [], threads: [thread('read', { unreadCount: 0 }), thread('muted', { isMuted: true })] }])).toEqual([]);
});

it('groups them in the order of the organizations', () => {
  const found = inboxEntries([{ accountId: 'a', chats: [chat('1', { activityAt: 1 })], threads: [] }, { accountId: 'b', chats: [chat('2', { activityAt: 2 }), chat('3', { activityAt: 3 })], threads: [] }]);
  expect(groupByAccount(found, ['b', 'c', 'a']).map(({ accountId, entries }) => [accountId, keys(entries)])).toEqual([['b', ['b 3', 'b 2']], ['a', ['a 1']]]);
});
