import type { StoreWriter } from '../store/store-database.ts';
import type { Self } from '../store/self.ts';

/** The chat's last message: what waits to be sent is last of all, otherwise the highest seq. What stands only in a thread is not the chat's. */
export function refreshLastMessage(writer: StoreWriter, chatId: string): void {
  const last =
    // By rowid, the order of writing: the index holds it, so that ten thousand waiting messages cost no more than one.
    writer.get<LastMessage>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq IS NULL AND is_only_in_thread = 0 ORDER BY rowid DESC LIMIT 1', chatId) ??
    writer.get<LastMessage>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq IS NOT NULL AND is_only_in_thread = 0 ORDER BY seq DESC LIMIT 1', chatId);
  const newest = writer.get<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM messages WHERE chat_id = ?', chatId);
  writer.run(
    'UPDATE chats SET last_message_id = ?, last_message_seq = ?, last_message_at = ? WHERE id = ?',
    last?.id ?? null, newest?.seq ?? 0, last?.created_at ?? null, chatId,
  );
}

interface LastMessage {
  readonly id: string;
  readonly seq: number | null;
  readonly created_at: number;
}

/** Up to where the chat of a row of `chat_members` counts as read, in SQL; see `readSeqOf`. */
export const readSeqSql = 'MIN(chat_members.last_read_seq, COALESCE(chat_members.marked_unread_seq - 1, chat_members.last_read_seq))';

/**
 * SY11: unread are the messages above the read pointer that are not one's own, not deleted, not system and not in a thread alone; counted from
 * the log held here, plus what the snapshot counted below the history held here.
 */
export function refreshUnread(writer: StoreWriter, self: Self, chatId: string): void {
  writer.run(
    `UPDATE chat_members SET unread_count =
       (SELECT COUNT(*) FROM messages INDEXED BY messages_unread
        WHERE messages.chat_id = chat_members.chat_id AND messages.sender_id <> chat_members.user_id
          AND messages.seq > MAX(${readSeqSql}, COALESCE((SELECT history_floor_seq - 1 FROM chat_sync WHERE chat_sync.chat_id = chat_members.chat_id), 0))
          AND messages.deleted_at IS NULL AND messages.type <> 'system' AND messages.is_only_in_thread = 0)
       + COALESCE((SELECT unread_before FROM chat_sync
                   WHERE chat_sync.chat_id = chat_members.chat_id AND ${readSeqSql} < history_floor_seq - 1), 0)
     WHERE chat_id = ? AND user_id = ?`,
    chatId, self.userId,
  );
}
