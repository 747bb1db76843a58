/** Where the line "New" stands: below this seq; null: nowhere. It stays put while one reads. */
export type UnreadLine = number | null;

export type UnreadLineEvent =
  | { readonly type: 'opened'; readonly lastReadSeq: number; readonly unreadCount: number }
  /** The person looked away: what comes now is new to them. */
  | { readonly type: 'blurred'; readonly lastReadSeq: number; readonly unreadCount: number }
  | { readonly type: 'focused'; readonly unreadCount: number }
  /** This message and what follows counts as unread again. */
  | { readonly type: 'markedUnread'; readonly seq: number }
  /** One's own message was sent: everything above has been seen. */
  | { readonly type: 'sent' };

/** Moves the unread line. */
export function moveUnreadLine(line: UnreadLine, event: UnreadLineEvent): UnreadLine {
  switch (event.type) {
    case 'opened':
      return event.unreadCount > 0 ? event.lastReadSeq : null;
    case 'blurred':
      return event.unreadCount > 0 ? line : event.lastReadSeq;
    case 'focused':
      return event.unreadCount > 0 ? line : null;
    case 'markedUnread':
      return event.seq - 1;
    case 'sent':
      return null;
  }
}
