import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import type { Self } from '../apply/apply-rows.ts';
import type { StoreWriter } from '../store/store-database.ts';

interface OwnMessage {
  readonly id: string;
  readonly chat_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
}

/**
 * SY10: the server's history is another one than ours, as after a restored backup. What others wrote is fetched again;
 * what this person wrote is kept and offered again under its own ids, so that nothing that only this device has is lost.
 * Where the server still has a message, the offer changes nothing (SY2).
 */
export function beginEpoch(writer: StoreWriter, self: Self, next: { epoch: string; nowMs: number }): void {
  const isFirst = writer.get('SELECT 1 AS found FROM sync_state WHERE epoch IS NULL') !== undefined;
  writer.run('UPDATE sync_state SET epoch = ?, cursor = 0', next.epoch);
  if (isFirst) return;
  const own = writer.all<OwnMessage>(
    `SELECT id, chat_id, body, reply_to_message_id FROM messages
     WHERE sender_id = ? AND type = 'text' AND deleted_at IS NULL AND seq IS NOT NULL ORDER BY change_seq`,
    self.userId,
  );
  writer.run('DELETE FROM message_reactions');
  writer.run(`DELETE FROM messages WHERE seq IS NOT NULL AND NOT (sender_id = ? AND type = 'text' AND deleted_at IS NULL)`, self.userId);
  writer.run('UPDATE messages SET seq = NULL, change_seq = 0');
  writer.run('DELETE FROM chat_sync WHERE chat_id IN (SELECT id FROM chats WHERE change_seq > 0)');
  writer.run('DELETE FROM chat_members WHERE change_seq > 0');
  for (const table of ['organizations', 'users', 'chats']) writer.run(`UPDATE ${table} SET change_seq = -1 WHERE change_seq > 0`);
  for (const message of own) offerAgain(writer, message, next.nowMs);
}

function offerAgain(writer: StoreWriter, message: OwnMessage, nowMs: number): void {
  const intent: Intent = { kind: 'message.send', chatId: message.chat_id, messageId: message.id, body: message.body, replyToMessageId: message.reply_to_message_id };
  writer.run(
    `INSERT INTO outbox (command_id, chat_id, message_id, intent, before_images, status, created_at) VALUES (?, ?, ?, ?, '[]', 'waiting', ?)`,
    newId(), message.chat_id, message.id, JSON.stringify(intent), nowMs,
  );
}
