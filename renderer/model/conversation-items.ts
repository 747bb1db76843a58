import type { MessageView } from '#shared/contract/views/message-view';

/** What the conversation draws, from top to bottom. */
export type ConversationItem =
  | { readonly kind: 'day'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'system'; readonly key: string; readonly message: MessageView }
  | { readonly kind: 'message'; readonly key: string; readonly message: MessageView; readonly startsGroup: boolean };

const groupWithinMs = 5 * 60_000;

/**
 * Puts day separators, the unread line and groups into a window of messages.
 * @param unreadAfterSeq the read pointer when the chat was opened; null draws no line
 */
export function toConversationItems(messages: readonly MessageView[], unreadAfterSeq: number | null): ConversationItem[] {
  const items: ConversationItem[] = [];
  let previous: MessageView | null = null;
  let hasUnreadLine = unreadAfterSeq === null;
  for (const message of messages) {
    const isNewDay = previous === null || !isSameDay(previous.createdAt, message.createdAt);
    if (isNewDay) items.push({ kind: 'day', key: `day ${startOfDay(message.createdAt)}`, atMs: message.createdAt });
    const isFirstUnread: boolean = !hasUnreadLine && !message.isOwn && message.seq !== null && message.seq > (unreadAfterSeq ?? 0);
    if (isFirstUnread) {
      hasUnreadLine = true;
      items.push({ kind: 'unread', key: 'unread' });
    }
    if (message.type === 'system') items.push({ kind: 'system', key: message.id, message });
    else items.push({ kind: 'message', key: message.id, message, startsGroup: isNewDay || isFirstUnread || !continuesGroup(previous, message) });
    previous = message;
  }
  return items;
}

function continuesGroup(previous: MessageView | null, message: MessageView): boolean {
  return (
    previous !== null &&
    previous.type !== 'system' &&
    previous.senderId === message.senderId &&
    message.replyTo === null &&
    message.createdAt - previous.createdAt < groupWithinMs
  );
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

function isSameDay(oneMs: number, otherMs: number): boolean {
  return startOfDay(oneMs) === startOfDay(otherMs);
}
