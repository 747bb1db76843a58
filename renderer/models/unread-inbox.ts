import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { ThreadSummary } from '#shared/contract/views/thread-view';
import { callsForAttention } from './chat-order.ts';

/** What is known of one organization; undefined chats are not known yet. */
interface InboxSource {
  readonly accountId: string;
  readonly chats: readonly ChatSummary[] | undefined;
  readonly threads: readonly ThreadSummary[];
}

interface InboxPlace {
  readonly accountId: string;
  /** Tells entries apart: two accounts may be in one chat, as two people of one organization. */
  readonly key: string;
  readonly atMs: number;
}

/** A chat or a followed thread that has something to read, and where. */
export type InboxEntry = InboxPlace & ({ readonly kind: 'chat'; readonly chat: ChatSummary } | { readonly kind: 'thread'; readonly thread: ThreadSummary });

export interface InboxGroup {
  readonly accountId: string;
  readonly entries: readonly InboxEntry[];
}

/** What is to be read in all organizations, newest first: what each chat list has among the unread, muted chats where one was mentioned, and threads. */
export function inboxEntries(sources: readonly InboxSource[]): InboxEntry[] {
  const found = sources.flatMap(({ accountId, chats, threads }): InboxEntry[] => [
    ...(chats ?? []).filter((chat) => callsForAttention(chat) || chat.mentionCount > 0).map((chat): InboxEntry => ({ kind: 'chat', accountId, key: `${accountId} ${chat.id}`, atMs: chat.activityAt, chat })),
    ...threads.filter(({ unreadCount, isMuted }) => unreadCount > 0 && !isMuted).map((thread): InboxEntry => ({ kind: 'thread', accountId, key: `${accountId} ${thread.rootMessageId}`, atMs: thread.lastAnswer.createdAt, thread })),
  ]);
  return found.toSorted((one, other) => other.atMs - one.atMs);
}

/** The same, each organization by itself, in the order of the organizations; those without any are left out. */
export function groupByAccount(entries: readonly InboxEntry[], accountIds: readonly string[]): InboxGroup[] {
  return accountIds.map((accountId) => ({ accountId, entries: entries.filter((entry) => entry.accountId === accountId) })).filter((group) => group.entries.length > 0);
}
