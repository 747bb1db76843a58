import type { ScheduledMessageRow } from '#shared/protocol/rows/scheduled-message-row';

export interface StoredScheduled {
  readonly id: string;
  readonly chat_id: string;
  readonly user_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly thread_root_message_id: string | null;
  /** A boolean on PostgreSQL. */
  readonly is_also_in_chat: number | boolean;
  readonly send_at: number;
  readonly failed_code: string | null;
  readonly ended_at: number | null;
  readonly change_seq: number;
}

export const scheduledColumns = 'id, chat_id, user_id, body, reply_to_message_id, thread_root_message_id, is_also_in_chat, send_at, failed_code, ended_at, change_seq';

export function toScheduledRow(message: StoredScheduled): ScheduledMessageRow {
  return {
    messageId: message.id,
    chatId: message.chat_id,
    body: message.body,
    replyToMessageId: message.reply_to_message_id,
    threadRootMessageId: message.thread_root_message_id,
    isAlsoInChat: Boolean(message.is_also_in_chat),
    sendAt: message.send_at,
    failedCode: message.failed_code,
    endedAt: message.ended_at,
    changeSeq: message.change_seq,
  };
}
