import { expect, it } from 'vitest';
import { sampleChat } from '../testing/sample-chat.ts';
import { groupByAccount, unreadChats } from './unread-inbox.ts';

const chat = (id: string, changes: Parameters<typeof sampleChat>[1] = {}) => sampleChat(id, { unreadCount: 1, ...changes });
const ids = (chats: readonly { readonly accountId: string; readonly chat: { readonly id: string } }[]) => chats.map(({ accountId, chat: { id } }) => `${accountId}/${id}`);

it('mixes what is unread in all organizations, newest first', () => {
  const found = unreadChats([
    { accountId: 'a', chats: [chat('1', { activityAt: 10 }), chat('2', { activityAt: 30 }), chat('3', { activityAt: 40, unreadCount: 0 })] },
    { accountId: 'b', chats: [chat('1', { activityAt: 20 })] },
    { accountId: 'c', chats: undefined },
  ]);
  expect(ids(found)).toEqual(['a/2', 'b/1', 'a/1']);
});

it('leaves muted and archived chats out unless one was mentioned there, and shows what was marked by hand', () => {
  const found = unreadChats([
    { accountId: 'a', chats: [chat('muted', { isMuted: true }), chat('named', { isMuted: true, mentionCount: 1 }), chat('archived', { isArchived: true }), chat('marked', { unreadCount: 0, isMarkedUnread: true })] },
  ]);
  expect(ids(found).toSorted()).toEqual(['a/marked', 'a/named']);
});

it('groups them in the order of the organizations', () => {
  const found = unreadChats([{ accountId: 'a', chats: [chat('1', { activityAt: 1 })] }, { accountId: 'b', chats: [chat('2', { activityAt: 2 }), chat('3', { activityAt: 3 })] }]);
  const groups = groupByAccount(found, ['b', 'c', 'a']);
  expect(groups.map(({ accountId, chats }) => [accountId, chats.map((entry) => entry.chat.id)])).toEqual([['b', ['3', '2']], ['a', ['1']]]);
});
