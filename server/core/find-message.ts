import type { CommandContext } from './command-context.ts';
import { messageColumns, type StoredMessage } from './stored-rows.ts';

/** The message, if it is in this chat; a message of another chat does not exist here. */
export async function findMessage(context: CommandContext, chatId: string, messageId: string): Promise<StoredMessage | null> {
  const sql = `SELECT ${messageColumns} FROM messages WHERE id = ? AND chat_id = ?`;
  return (await context.writer.get<StoredMessage>(sql, [messageId, chatId])) ?? null;
}

/** The message as `can` wants to know it. */
export function messageFactsOf(message: StoredMessage | null): { senderId: string; isDeleted: boolean; isSystem: boolean } | null {
  if (message === null) return null;
  return { senderId: message.sender_id, isDeleted: message.deleted_at !== null, isSystem: message.type === 'system' };
}
