import type { ChatSummary } from '#shared/contract/views/chat-summary';

/** The chats of one organization; undefined until they are known. */
interface InboxSource {
  readonly accountId: string;
  readonly chats: readonly ChatSummary[] | undefined;
}

/** A chat that has something to read, and where. */
export interface InboxChat {
  readonly accountId: string;
  readonly chat: ChatSummary;
}

export interface InboxGroup {
  readonly accountId: string;
  readonly chats: readonly InboxChat[];
}

/** Chats with something to read in all organizations, newest first. Of muted ones only those where one was mentioned. */
export function unreadChats(sources: readonly InboxSource[]): InboxChat[] {
  const found = sources.flatMap(({ accountId, chats }) => (chats ?? []).filter(isToRead).map((chat) => ({ accountId, chat })));
  return found.toSorted((one, other) => other.chat.activityAt - one.chat.activityAt);
}

/** The same, each organization by itself, in the order of the organizations; those without any are left out. */
export function groupByAccount(chats: readonly InboxChat[], accountIds: readonly string[]): InboxGroup[] {
  return accountIds.map((accountId) => ({ accountId, chats: chats.filter((chat) => chat.accountId === accountId) })).filter((group) => group.chats.length > 0);
}

function isToRead({ unreadCount, mentionCount, isMarkedUnread, isMuted, isArchived }: ChatSummary): boolean {
  if (isArchived) return mentionCount > 0;
  return isMuted ? mentionCount > 0 : unreadCount > 0 || isMarkedUnread;
}
