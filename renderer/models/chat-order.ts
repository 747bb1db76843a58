import type { ChatSummary } from '#shared/contract/views/chat-summary';

/** Pinned chats first, in their own order; the others in the order of the backend, the most recent first. */
export function orderChats(chats: readonly ChatSummary[]): ChatSummary[] {
  const pinned = chats.filter((chat) => chat.pinnedAt !== null).toSorted((one, other) => (one.pinnedAt ?? 0) - (other.pinnedAt ?? 0));
  return [...pinned, ...chats.filter((chat) => chat.pinnedAt === null)];
}

/** The chat before (-1) or after (1) the selected one; the first or last when none is selected. Ends stay ends. */
export function neighbourChat(chats: readonly ChatSummary[], selectedId: string | null, step: 1 | -1): string | null {
  const index = chats.findIndex((chat) => chat.id === selectedId);
  if (index === -1) return (step === 1 ? chats[0] : chats.at(-1))?.id ?? null;
  return chats[index + step]?.id ?? selectedId;
}

/** The next (1) or former (-1) chat that calls for attention, beginning anew at the other end; null when there is none. */
export function neighbourUnread(chats: readonly ChatSummary[], selectedId: string | null, step: 1 | -1): string | null {
  const index = chats.findIndex((chat) => chat.id === selectedId);
  const start = index === -1 && step === -1 ? 0 : index;
  for (let distance = 1; distance <= chats.length; distance += 1) {
    const chat = chats[(start + step * distance + chats.length * 2) % chats.length];
    if (chat !== undefined && chat.id !== selectedId && callsForAttention(chat)) return chat.id;
  }
  return null;
}

/**
 * How much of a chat counts for the badge: nothing where it is muted or never notifies, mentions where only these do,
 * at least one where it was marked as unread by hand.
 */
export function unreadThatCounts({ isMuted, notificationPreference, unreadCount, mentionCount, isMarkedUnread }: ChatSummary): number {
  if (isMuted || notificationPreference === 'none') return 0;
  return Math.max(isMarkedUnread ? 1 : 0, notificationPreference === 'all' ? unreadCount : mentionCount);
}

/** Whether a chat stands among the unread ones. */
export function callsForAttention(chat: ChatSummary): boolean {
  return !chat.isMuted && isUnread(chat);
}

/** Whether something in the chat is unread, or marked so by hand. */
export function isUnread({ unreadCount, isMarkedUnread }: Pick<ChatSummary, 'unreadCount' | 'isMarkedUnread'>): boolean {
  return unreadCount > 0 || isMarkedUnread;
}

/** What counts over all chats. */
export function totalUnread(chats: readonly ChatSummary[]): number {
  return chats.reduce((sum, chat) => sum + unreadThatCounts(chat), 0);
}

/** An unread count for a badge. */
export function badgeText(count: number): string {
  return count > 99 ? '99+' : String(count);
}
