import type { ScheduledMessageRow } from '#shared/protocol/rows/scheduled-message-row';
import type { Self } from '../store/self.ts';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

/** A message that is sent later, if it is newer than what is stored (SY6). One that has ended stays as a tombstone, so that an older row does not bring it back. */
export function applyScheduled(writer: StoreWriter, self: Self, row: ScheduledMessageRow): boolean {
  const changes = writer.run(
    `INSERT INTO scheduled_messages (id, organization_id, chat_id, user_id, body, reply_to_message_id, thread_root_message_id, is_also_in_chat, send_at, failed_code, ended_at, change_seq)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, reply_to_message_id = excluded.reply_to_message_id, thread_root_message_id = excluded.thread_root_message_id,
       is_also_in_chat = excluded.is_also_in_chat, send_at = excluded.send_at, failed_code = excluded.failed_code, ended_at = excluded.ended_at, change_seq = excluded.change_seq
     WHERE excluded.change_seq > scheduled_messages.change_seq`,
    row.messageId, self.organizationId, row.chatId, self.userId, row.body, row.replyToMessageId, row.threadRootMessageId, Number(row.isAlsoInChat), row.sendAt, row.failedCode, row.endedAt,
    row.changeSeq, row.chatId,
  );
  if (changes === 0) return false;
  writer.touch(topics.scheduled);
  return true;
}
