import type Database from 'better-sqlite3';
import type { UnsentContent, UnsentRow } from './unsent-rows.ts';

/** The setting in which the store counts the changes of what is unsent; it is of the store's file, and not copied. */
export const generationSetting = 'unsentGeneration';

const commandColumns = 'command_id, position, chat_id, message_id, intent, status, error_code, error_message, created_at';

/** One row of what is unsent, by its key. */
export const readRowSql = {
  commands: `SELECT ${commandColumns} FROM main.outbox WHERE command_id = ?`,
  drafts: 'SELECT chat_id, body, reply_to_message_id, updated_at FROM main.drafts WHERE chat_id = ?',
  thread_drafts: 'SELECT root_message_id, chat_id, body, files, updated_at FROM main.thread_drafts WHERE root_message_id = ?',
  settings: 'SELECT name, value FROM main.settings WHERE name = ?',
  chats: `SELECT id, kind, name, CASE kind WHEN 'direct' THEN (
      SELECT json_group_array(json_object('id', users.id, 'name', users.display_name))
      FROM main.chat_members JOIN main.users ON users.id = chat_members.user_id WHERE chat_members.chat_id = chats.id) END AS people
    FROM main.chats WHERE id = ?`,
} as const;

/** Everything unsent in a store that can be read. */
export function readUnsent(connection: Database.Database): UnsentContent {
  const all = (sql: string): UnsentRow[] => connection.prepare(sql).all() as UnsentRow[];
  const chatIds = connection.prepare('SELECT chat_id FROM main.outbox UNION SELECT chat_id FROM main.drafts UNION SELECT chat_id FROM main.thread_drafts').pluck().all() as string[];
  const readChat = connection.prepare(readRowSql.chats);
  return {
    commands: all(`SELECT ${commandColumns} FROM main.outbox ORDER BY position`),
    drafts: all('SELECT chat_id, body, reply_to_message_id, updated_at FROM main.drafts'),
    thread_drafts: all('SELECT root_message_id, chat_id, body, files, updated_at FROM main.thread_drafts'),
    settings: all(`SELECT name, value FROM main.settings WHERE name <> '${generationSetting}'`),
    chats: chatIds.flatMap((chatId) => readChat.all(chatId) as UnsentRow[]),
  } as unknown as UnsentContent;
}

export function readGeneration(connection: Database.Database): number {
  return Number(connection.prepare('SELECT value FROM main.settings WHERE name = ?').pluck().get(generationSetting) ?? 0);
}
