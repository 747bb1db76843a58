import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

/**
 * Takes a chat off this computer when its membership has ended (SY9): messages, people, drafts and intents. Own words
 * that were never sent stay in the outbox as failed, so that they are not lost without a word.
 * @returns whether there was anything to erase
 */
export function eraseChat(writer: StoreWriter, { chatId, leftChangeSeq }: { chatId: string; leftChangeSeq: number }): boolean {
  // A row from before a new joining says nothing any more (SY6).
  const newer = writer.get('SELECT 1 AS found FROM chat_members JOIN chat_sync USING (chat_id) WHERE chat_id = ? AND change_seq > ?', chatId, leftChangeSeq);
  if (newer !== undefined) return false;
  writer.run(
    `UPDATE outbox SET status = 'failed', error_code = 'not_found', error_message = 'You are no longer a member of this chat.'
     WHERE chat_id = ? AND message_id IS NOT NULL AND intent LIKE '{"kind":"message.send"%'`,
    chatId,
  );
  writer.run(`DELETE FROM outbox WHERE chat_id = ? AND status = 'waiting'`, chatId);
  writer.run('DELETE FROM message_reactions WHERE chat_id = ?', chatId);
  writer.run('DELETE FROM messages WHERE chat_id = ?', chatId);
  const changes = writer.run('DELETE FROM chats WHERE id = ?', chatId);
  for (const topic of [topics.chatList, topics.chat(chatId), topics.messages(chatId), topics.connection]) writer.touch(topic);
  return changes > 0;
}
