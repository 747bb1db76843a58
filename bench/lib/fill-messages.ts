import type Database from 'better-sqlite3';
import { ordinaryBody } from './chat-wire.ts';

/** Where generated messages go. */
export interface MessageFill {
  readonly organizationId: string;
  readonly chatIds: readonly string[];
  readonly senderIds: readonly string[];
  readonly count: number;
  readonly firstChangeSeq: number;
  /** The text of the message of a number; all the same where it does not matter. */
  readonly bodyOf?: (index: number) => string;
}

const rowsPerTransaction = 50_000;
/** Messages are a second apart, the newest one now. */
const apartMs = 1_000;

/**
 * Writes messages round robin into chats, with ids in the order of time as real ones have, through prepared statements;
 * then each chat's last message. Gives the last change number.
 */
export function fillMessages(database: Database.Database, fill: MessageFill): number {
  const { chatIds, senderIds, count, firstChangeSeq, bodyOf = () => ordinaryBody } = fill;
  const insert = database.prepare(
    `INSERT INTO messages (id, organization_id, chat_id, sender_id, type, seq, body, created_at, change_seq) VALUES (?, ?, ?, ?, 'text', ?, ?, ?, ?)`,
  );
  const firstAtMs = Date.now() - count * apartMs;
  const write = database.transaction((from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      const chat = index % chatIds.length;
      const atMs = firstAtMs + index * apartMs;
      insert.run(messageId(atMs, index), fill.organizationId, chatIds[chat], senderIds[index % senderIds.length], Math.floor(index / chatIds.length) + 1, bodyOf(index), atMs, firstChangeSeq + index);
    }
  });
  for (let from = 0; from < count; from += rowsPerTransaction) write(from, Math.min(count, from + rowsPerTransaction));
  database.exec(`UPDATE chats SET (last_message_id, last_message_seq, last_message_at) =
    (SELECT id, seq, created_at FROM messages WHERE chat_id = chats.id ORDER BY seq DESC LIMIT 1)
    WHERE EXISTS (SELECT 1 FROM messages WHERE chat_id = chats.id)`);
  return firstChangeSeq + count - 1;
}

function messageId(atMs: number, index: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
