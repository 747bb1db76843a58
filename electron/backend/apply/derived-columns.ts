import type { StoreWriter } from '../store/store-database.ts';
import type { Self } from '../store/self.ts';

/** The chat's last message: what waits to be sent is last of all, otherwise the highest seq. */
export function refreshLastMessage(writer: StoreWriter, chatId: string): void {
  const last =
    // By rowid, the order of writing: the index holds it, so that ten thousand waiting messages cost no more than one.
    writer.get<LastMessage>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq IS NULL ORDER BY rowid DESC LIMIT 1', chatId) ??
    writer.get<LastMessage>('SELECT id, seq, created_at FROM messages WHERE chat_id = ? AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1', chatId);
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

/**
 * SY11: unread are the messages above the read pointer that are not one's own, not deleted and not system; counted from
 * the log held here, plus what the snapshot counted below the history held here.
 */
export function refreshUnread(writer: StoreWriter, self: Self, chatId: string): void {
  writer.run(
    `UPDATE chat_members SET unread_count =
       (SELECT COUNT(*) FROM messages INDEXED BY messages_unread
        WHERE messages.chat_id = chat_members.chat_id AND messages.sender_id <> chat_members.user_id
          AND messages.seq > MAX(chat_members.last_read_seq, COALESCE((SELECT history_floor_seq - 1 FROM chat_sync WHERE chat_sync.chat_id = chat_members.chat_id), 0))
          AND messages.deleted_at IS NULL AND messages.type <> 'system')
       + COALESCE((SELECT unread_before FROM chat_sync
                   WHERE chat_sync.chat_id = chat_members.chat_id AND chat_members.last_read_seq < history_floor_seq - 1), 0)
     WHERE chat_id = ? AND user_id = ?`,
    chatId, self.userId,
  );
}
