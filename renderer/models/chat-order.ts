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

/** Unread messages over all chats that are not muted. */
export function totalUnread(chats: readonly ChatSummary[]): number {
  return chats.reduce((sum, chat) => sum + (chat.isMuted ? 0 : chat.unreadCount), 0);
}

/** An unread count for a badge. */
export function badgeText(count: number): string {
  return count > 99 ? '99+' : String(count);
}
