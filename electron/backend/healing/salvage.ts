import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { commandSchema } from '#shared/protocol/commands/command';
import { readRowSql } from '../unsent/read-unsent.ts';
import { copyFileOf, eraseCopy, readWhatIsSound, UnsentCopy } from '../unsent/unsent-copy.ts';
import { emptyContent, type ChatRow, type CommandRow, type DraftRow, type ThreadDraftRow, type UnsentContent } from '../unsent/unsent-rows.ts';

export interface Salvage {
  readonly content: UnsentContent;
  /** The copy was not whole, so that something unsent may be missing. */
  readonly isPartial: boolean;
}

/**
 * Gathers everything unsent from the copy and from what can be read of the damaged store, and makes it durable in the
 * copy before anything is moved (SY12). From here on healing can be cut off anywhere and begun again.
 */
export function salvageUnsent(storeFile: string): Salvage {
  const copyFile = copyFileOf(storeFile);
  const { content, state } = readWhatIsSound(copyFile);
  // After a healing that was cut off, what lies in the store's place is the beginning of the new one: all is in the copy.
  const readable = state?.isHealing === true ? emptyContent : readTolerantly(storeFile);
  const merged = content === null ? readable : mergeWith(content, readable);
  if (content === null) eraseCopy(copyFile);
  const copy = UnsentCopy.open(copyFile);
  try {
    copy.replace(merged, { isHealing: true, migrationCount: 0, generation: Math.max(0, copy.state().generation) });
  } finally {
    copy.close();
  }
  return { content: merged, isPartial: content === null };
}

/** The copy is right where both have a row: of a damaged store nothing is sure but what only it has. */
function mergeWith(content: UnsentContent, readable: UnsentContent): UnsentContent {
  const add = <Row>(known: readonly Row[], more: readonly Row[], keyOf: (row: Row) => string): Row[] => {
    const keys = new Set(known.map(keyOf));
    return [...known, ...more.filter((row) => !keys.has(keyOf(row)))];
  };
  return {
    commands: add(content.commands, readable.commands, (row) => row.command_id),
    drafts: content.drafts,
    thread_drafts: content.thread_drafts,
    settings: content.settings,
    chats: add(content.chats, readable.chats, (row) => row.id),
  };
}

function readTolerantly(storeFile: string): UnsentContent {
  if (!existsSync(storeFile) || !statSync(storeFile).isFile()) return emptyContent;
  let connection: Database.Database | null = null;
  try {
    connection = new Database(storeFile, { readonly: true, timeout: 5_000 });
    const opened = connection;
    const read = <Row>(sql: string): Row[] => readRows<Row>(opened, sql);
    const commands = new Map<string, CommandRow>();
    const columns = 'command_id, position, chat_id, message_id, intent, status, error_code, error_message, created_at';
    // From both ends: a broken page in the middle then hides no more than itself.
    for (const order of ['ASC', 'DESC']) {
      for (const row of read<CommandRow>(`SELECT ${columns} FROM outbox NOT INDEXED ORDER BY position ${order}`)) if (isCommand(row)) commands.set(row.command_id, row);
    }
    const drafts = read<DraftRow>('SELECT chat_id, body, reply_to_message_id, updated_at FROM drafts NOT INDEXED');
    const threadDrafts = read<ThreadDraftRow>('SELECT root_message_id, chat_id, body, files, updated_at FROM thread_drafts NOT INDEXED');
    const chatIds = new Set([...commands.values(), ...drafts, ...threadDrafts].map((row) => row.chat_id));
    const chats = [...chatIds].flatMap((chatId) => readRows<ChatRow>(opened, readRowSql.chats, chatId));
    return { commands: [...commands.values()], drafts, thread_drafts: threadDrafts, settings: [], chats };
  } catch {
    // Not even to be opened: the copy has what there is.
    return emptyContent;
  } finally {
    connection?.close();
  }
}

/** The rows up to the first that cannot be read. */
function readRows<Row>(connection: Database.Database, sql: string, ...parameters: string[]): Row[] {
  const rows: Row[] = [];
  try {
    for (const row of connection.prepare(sql).iterate(...parameters)) rows.push(row as Row);
  } catch {
    // What comes after cannot be read.
  }
  return rows;
}

function isCommand(row: CommandRow): boolean {
  try {
    const { intent } = commandSchema.parse({ id: row.command_id, intent: JSON.parse(row.intent) });
    return (!('chatId' in intent) || intent.chatId === row.chat_id) && ['waiting', 'failed'].includes(row.status) && typeof row.position === 'number' && typeof row.created_at === 'number';
  } catch {
    return false;
  }
}
