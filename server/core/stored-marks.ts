import type { MessageMarkRow } from '#shared/protocol/rows/message-mark-row';

export interface StoredMark {
  readonly message_id: string;
  readonly chat_id: string;
  readonly saved_at: number | null;
  /** A boolean on PostgreSQL. */
  readonly is_following: number | boolean | null;
  readonly thread_read_seq: number;
  readonly change_seq: number;
}

export const markColumns = 'message_id, chat_id, saved_at, is_following, thread_read_seq, change_seq';

export function toMarkRow(mark: StoredMark): MessageMarkRow {
  return {
    messageId: mark.message_id,
    chatId: mark.chat_id,
    savedAt: mark.saved_at,
    isFollowing: mark.is_following === null ? null : Boolean(mark.is_following),
    threadReadSeq: mark.thread_read_seq,
    changeSeq: mark.change_seq,
  };
}
