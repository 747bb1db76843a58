import { crc32 } from 'node:zlib';

/** A command as the outbox holds it, without what is only good beside the rows it changed. */
export interface CommandRow {
  readonly command_id: string;
  readonly position: number;
  readonly chat_id: string;
  readonly message_id: string | null;
  readonly intent: string;
  readonly status: 'waiting' | 'failed';
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly created_at: number;
}

export interface DraftRow {
  readonly chat_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly updated_at: number;
}

export interface ThreadDraftRow {
  readonly root_message_id: string;
  readonly chat_id: string;
  readonly body: string;
  readonly files: string;
  readonly updated_at: number;
}

interface SettingRow {
  readonly name: string;
  readonly value: string;
}

/** As much of a chat as it takes to show what was written to it before the server can be asked. */
export interface ChatRow {
  readonly id: string;
  readonly kind: 'direct' | 'group';
  readonly name: string | null;
  /** Of a direct chat, both people as JSON: `[{ id, name }]`. */
  readonly people: string | null;
}

/** Everything that only this computer has. */
export interface UnsentContent {
  readonly commands: readonly CommandRow[];
  readonly drafts: readonly DraftRow[];
  readonly thread_drafts: readonly ThreadDraftRow[];
  readonly settings: readonly SettingRow[];
  readonly chats: readonly ChatRow[];
}

export const emptyContent: UnsentContent = { commands: [], drafts: [], thread_drafts: [], settings: [], chats: [] };

/** The tables of the copy: what names their rows, and their columns. */
export const unsentTables = {
  commands: { key: 'command_id', columns: ['command_id', 'position', 'chat_id', 'message_id', 'intent', 'status', 'error_code', 'error_message', 'created_at'] },
  drafts: { key: 'chat_id', columns: ['chat_id', 'body', 'reply_to_message_id', 'updated_at'] },
  thread_drafts: { key: 'root_message_id', columns: ['root_message_id', 'chat_id', 'body', 'files', 'updated_at'] },
  settings: { key: 'name', columns: ['name', 'value'] },
  chats: { key: 'id', columns: ['id', 'kind', 'name', 'people'] },
} as const;
export type UnsentTable = keyof typeof unsentTables;
export type UnsentRow = Readonly<Record<string, string | number | null>>;

/** The checksum that is kept with a row and tells a damaged one. */
export function digestOf(table: UnsentTable, row: UnsentRow): number {
  return crc32(JSON.stringify([table, ...unsentTables[table].columns.map((column) => row[column] ?? null)]));
}
