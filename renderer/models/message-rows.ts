import type { MessageView } from '#shared/contract/views/message-view';

/** A message as a row of the log, with what stands above it. */
export interface MessageRow {
  readonly message: MessageView;
  /** The day that begins with this message: a time within it, or null. */
  readonly dayAtMs: number | null;
  /** The line "New" stands above this message. */
  readonly isFirstUnread: boolean;
  /** Shows the sender's name and picture. */
  readonly isGroupStart: boolean;
  /** In a thread, of the message that began it: how many answers stand below; null for every other row. */
  readonly answersBelow: number | null;
}

export interface RowOptions {
  /** The last message that was read when the chat was opened; null: no unread line. */
  readonly unreadAfterSeq: number | null;
  /** Older messages exist; then the day of the first row may have begun above it. */
  readonly hasOlder: boolean;
  /** The same text for all times of one day. */
  readonly dayKey: (atMs: number) => string;
}

const groupSpanMs = 5 * 60 * 1_000;

/** Arranges a window of messages, oldest first, into the rows of the log. */
export function buildMessageRows(messages: readonly MessageView[], options: RowOptions): MessageRow[] {
  const firstUnreadId = findFirstUnread(messages, options.unreadAfterSeq)?.id ?? null;
  return messages.map((message, index) => {
    const previous = messages[index - 1];
    const isNewDay = previous === undefined ? !options.hasOlder : options.dayKey(previous.createdAt) !== options.dayKey(message.createdAt);
    const isFirstUnread = message.id === firstUnreadId;
    return {
      message,
      dayAtMs: isNewDay ? message.createdAt : null,
      isFirstUnread,
      isGroupStart: isNewDay || isFirstUnread || previous === undefined || !continuesGroup(previous, message),
      answersBelow: null,
    };
  });
}

/** Whether a message is counted as unread by the one who looks. */
function countsAsUnread(message: MessageView): boolean {
  return !message.isOwn && message.type !== 'system' && !message.isDeleted;
}

function findFirstUnread(messages: readonly MessageView[], afterSeq: number | null): MessageView | undefined {
  if (afterSeq === null) return undefined;
  return messages.find((message) => message.seq !== null && message.seq > afterSeq && countsAsUnread(message));
}

/** Within five minutes of the message before, by the same person; a reply begins anew, so that its quote has a sender. */
function continuesGroup(previous: MessageView, message: MessageView): boolean {
  return (
    previous.senderId === message.senderId &&
    previous.type !== 'system' &&
    message.type !== 'system' &&
    message.replyTo === null &&
    message.createdAt - previous.createdAt < groupSpanMs
  );
}
