import { createHash } from 'node:crypto';

/** Reads rows of a database: the server's or a store's. */
export type ReadRows = (sql: string, parameters: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]> | readonly Readonly<Record<string, unknown>>[];

const ownChats = `(SELECT chats.id FROM chats JOIN chat_members ON chat_members.chat_id = chats.id
  WHERE chat_members.user_id = ? AND chat_members.left_at IS NULL AND chats.change_seq > 0)`;

/**
 * The replicated tables as one person may see them, in the order of their keys, alike on the server and on a device.
 * What a device has of its own stays out: what waits, drafts, counts, and how far it is.
 */
const parts: readonly { readonly sql: string; readonly parameterCount: number }[] = [
  { sql: 'SELECT id, email, display_name, title, time_zone, avatar_url, status, change_seq FROM users ORDER BY id', parameterCount: 0 },
  { sql: `SELECT id, kind, name, topic, avatar_url, status, created_by_id, created_at, change_seq FROM chats WHERE id IN ${ownChats} ORDER BY id`, parameterCount: 1 },
  { sql: `SELECT chat_id, user_id, role, joined_at, public_change_seq FROM chat_members WHERE chat_id IN ${ownChats} AND user_id <> ? AND left_at IS NULL ORDER BY chat_id, user_id`, parameterCount: 2 },
  {
    sql: `SELECT chat_id, role, joined_at, last_read_seq, notification_preference, muted_until, pinned_at, change_seq FROM chat_members
      WHERE chat_id IN ${ownChats} AND user_id = ? ORDER BY chat_id`,
    parameterCount: 2,
  },
  {
    sql: `SELECT id, chat_id, sender_id, type, seq, body, reply_to_message_id, thread_root_message_id, details, created_at, edited_at, edit_count, deleted_at, deleted_by_id, change_seq
      FROM messages WHERE chat_id IN ${ownChats} AND seq IS NOT NULL ORDER BY id`,
    parameterCount: 1,
  },
  {
    sql: `SELECT message_reactions.message_id, message_reactions.user_id, emoji, message_reactions.created_at, message_reactions.change_seq
      FROM message_reactions JOIN messages ON messages.id = message_reactions.message_id
      WHERE message_reactions.chat_id IN ${ownChats} AND removed_at IS NULL AND messages.deleted_at IS NULL ORDER BY message_reactions.message_id, message_reactions.user_id, emoji`,
    parameterCount: 1,
  },
];

/** SHA-256 of what the person may see, as this database has it. */
export async function digestFor(readRows: ReadRows, userId: string): Promise<string> {
  const hash = createHash('sha256');
  for (const { sql, parameterCount } of parts) hash.update(JSON.stringify(await readRows(sql, Array<string>(parameterCount).fill(userId))));
  return hash.digest('hex');
}

/** The same, as text: to show where two copies differ. */
export async function dumpFor(readRows: ReadRows, userId: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [place, { sql, parameterCount }] of parts.entries()) {
    for (const row of await readRows(sql, Array<string>(parameterCount).fill(userId))) lines.push(`${place} ${JSON.stringify(Object.values(row))}`);
  }
  return lines;
}
