import type { ReactNode } from 'react';
import type { MessageWindow } from '#shared/contract/views/message-view';

/** What a log of messages is of: a chat, or a thread in it. The same object while nothing in it changes. */
export interface LogPlace {
  readonly chatId: string;
  /** Null: the chat itself. */
  readonly threadRootMessageId: string | null;
  /** The accessible name of the log. */
  readonly label: string;
  /** The beginning of the conversation, above its first message. */
  readonly top: (held: MessageWindow, isEmpty: boolean) => ReactNode;
  readonly topHeightPx: number;
  readonly typingNames: readonly string[];
  readonly canWrite: boolean;
  /** Up to here it is read. */
  readonly lastReadSeq: number;
  readonly unreadCount: number;
  /** Marked as unread by hand. */
  readonly isMarkedUnread: boolean;
  /** Whether what is seen counts as read: not in a thread that is not followed. */
  readonly isRead: boolean;
}
