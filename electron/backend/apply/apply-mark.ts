import type { MessageMarkRow } from '#shared/protocol/rows/message-mark-row';
import type { Self } from '../store/self.ts';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { markThreadStale } from './refresh-threads.ts';

/** What a message is to this person, if it is newer than what is stored (SY6); the thread's pointer only moves forward (SY11). */
export function applyMark(writer: StoreWriter, self: Self, row: MessageMarkRow): boolean {
  const isFollowing = row.isFollowing === null ? null : Number(row.isFollowing);
  const changes = writer.run(
    `INSERT INTO message_marks (message_id, user_id, organization_id, chat_id, saved_at, is_following, thread_read_seq, change_seq)
     SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
     ON CONFLICT (message_id, user_id) DO UPDATE SET saved_at = excluded.saved_at, is_following = excluded.is_following,
       thread_read_seq = MAX(message_marks.thread_read_seq, excluded.thread_read_seq), change_seq = excluded.change_seq
     WHERE excluded.change_seq > message_marks.change_seq`,
    row.messageId, self.userId, self.organizationId, row.chatId, row.savedAt, isFollowing, row.threadReadSeq, row.changeSeq, row.chatId,
  );
  if (changes === 0) return false;
  markThreadStale(writer, row.messageId);
  writer.touch(topics.marks);
  return true;
}
