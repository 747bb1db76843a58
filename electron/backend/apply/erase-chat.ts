import { noteFormerPicture } from '../files/attachment-rows.ts';
import { isSendSql } from '../outbox/intent-kinds.ts';
import { eraseChatFromSearch } from '../search/erase-from-search.ts';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import type { Self } from '../store/self.ts';

interface Leaving {
  readonly chatId: string;
  readonly leftAt: number;
  readonly leftChangeSeq: number;
}

/**
 * Takes a chat off this computer when its membership has ended (SY9): messages, people, drafts and intents. Own words
 * that were never sent stay, as failed, in what is left of the chat, until the person sends or discards them (SY12).
 * @returns whether there was anything to erase
 */
export function eraseChat(writer: StoreWriter, self: Self, leaving: Leaving): boolean {
  const { chatId } = leaving;
  // A row from before a new joining says nothing any more (SY6).
  const newer = writer.get('SELECT 1 AS found FROM chat_members WHERE chat_id = ? AND user_id = ? AND change_seq > ?', chatId, self.userId, leaving.leftChangeSeq);
  if (newer !== undefined) return false;
  noteFormerPicture(writer, 'chats', chatId, null);
  const unsent = writer.run(
    `UPDATE outbox SET status = 'failed', error_code = 'not_found', error_message = 'You are no longer a member of this chat.' WHERE chat_id = ? AND ${isSendSql}`,
    chatId,
  );
  writer.run(`DELETE FROM outbox WHERE chat_id = ? AND NOT ${isSendSql}`, chatId);
  writer.run('DELETE FROM message_reactions WHERE chat_id = ?', chatId);
  eraseChatFromSearch(writer, chatId, () => {
    writer.run('DELETE FROM messages WHERE chat_id = ? AND (seq IS NOT NULL OR id NOT IN (SELECT message_id FROM outbox WHERE chat_id = ?))', chatId, chatId);
  });
  const changes = unsent > 0 ? leaveShell(writer, self, leaving) : writer.run('DELETE FROM chats WHERE id = ?', chatId);
  for (const topic of [topics.calls, topics.chatList, topics.chat(chatId), topics.messages(chatId), topics.connection, topics.files, topics.threads, topics.marks, topics.scheduled]) writer.touch(topic);
  return changes > 0;
}

/** What is left of the chat holds its name and the unsent; a new joining fills it again. */
function leaveShell(writer: StoreWriter, self: Self, { chatId, leftAt, leftChangeSeq }: Leaving): number {
  for (const table of ['chat_sync', 'drafts', 'thread_drafts', 'threads', 'message_marks', 'scheduled_messages', 'call_sessions']) writer.run(`DELETE FROM ${table} WHERE chat_id = ?`, chatId);
  writer.run('DELETE FROM chat_members WHERE chat_id = ? AND user_id <> ?', chatId, self.userId);
  writer.run('UPDATE chat_members SET left_at = ?, unread_count = 0, change_seq = ? WHERE chat_id = ? AND user_id = ?', leftAt, leftChangeSeq, chatId, self.userId);
  return writer.run('UPDATE chats SET topic = NULL, description = NULL, avatar_url = NULL, last_message_id = NULL, change_seq = -1 WHERE id = ?', chatId);
}
