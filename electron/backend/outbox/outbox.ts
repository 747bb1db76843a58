import type { ErrorCode } from '#shared/errors/error-catalogue';
import { HallwayError } from '#shared/errors/hallway-error';
import { newId } from '#shared/domain/ids';
import { commandSchema, intentSchema, type Command, type Intent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import { refreshChat, type Self } from '../apply/apply-rows.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { parseBeforeImages, restore } from './before-images.ts';
import { applyOptimisticEffect } from './optimistic-effect.ts';

interface OutboxRow {
  readonly position: number;
  readonly command_id: string;
  readonly chat_id: string;
  readonly intent: string;
  readonly before_images: string;
  readonly created_at: number;
}

/** Makes an intent durable with its effect, in the caller's one transaction (SY12); gives the command's id. */
export function enqueue(writer: StoreWriter, self: Self, intent: Intent, nowMs: number): string {
  const commandId = newId();
  const images = applyOptimisticEffect({ writer, self, nowMs }, intent);
  const messageId = 'messageId' in intent ? intent.messageId : null;
  // A newer pointer says everything that an older, unsent one does.
  if (intent.kind === 'chat.read') writer.run(`DELETE FROM outbox WHERE chat_id = ? AND status = 'waiting' AND intent LIKE '{"kind":"chat.read"%'`, intent.chatId);
  writer.run(
    `INSERT INTO outbox (command_id, chat_id, message_id, intent, before_images, status, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)`,
    commandId, intent.chatId, messageId, JSON.stringify(intent), JSON.stringify(images), nowMs,
  );
  refreshChat(writer, self, intent.chatId);
  writer.touch(topics.connection);
  return commandId;
}

/** A command with the chat whose order it keeps. */
export interface WaitingCommand {
  readonly chatId: string;
  readonly command: Command;
}

/** The commands still to be accepted, oldest first. A chat with a failed creation keeps its later commands back. */
export function readWaiting(reader: StoreReader, limit: number): WaitingCommand[] {
  const rows = reader.all<OutboxRow>(`SELECT * FROM outbox WHERE status = 'waiting' ORDER BY position LIMIT ?`, limit);
  return rows.map((row) => ({ chatId: row.chat_id, command: commandSchema.parse({ id: row.command_id, intent: JSON.parse(row.intent) }) }));
}

/** Takes in the server's answers. `later` leaves the command as it is. */
export function takeResults(writer: StoreWriter, self: Self, results: readonly CommandResult[]): void {
  for (const result of results) {
    if (result.status === 'done') takeDone(writer, self, result);
    else if (result.status === 'refused') takeRefused(writer, self, result);
  }
}

function takeDone(writer: StoreWriter, self: Self, result: Extract<CommandResult, { status: 'done' }>): void {
  const row = findRow(writer, result.commandId);
  if (row === undefined) return;
  writer.run('DELETE FROM outbox WHERE command_id = ?', result.commandId);
  const intent = intentSchema.parse(JSON.parse(row.intent));
  if (result.message !== undefined && intent.kind === 'message.send') {
    const { seq, createdAt, changeSeq } = result.message;
    writer.run('UPDATE messages SET seq = ?, created_at = ?, change_seq = ? WHERE id = ? AND change_seq < ?', seq, createdAt, changeSeq, intent.messageId, changeSeq);
  }
  refreshChat(writer, self, row.chat_id);
  writer.touch(topics.connection);
}

/** SY12: a message that was refused stays where it is, with retry and discard; any other change is put back. */
function takeRefused(writer: StoreWriter, self: Self, result: Extract<CommandResult, { status: 'refused' }>): void {
  const row = findRow(writer, result.commandId);
  if (row === undefined) return;
  const intent = intentSchema.parse(JSON.parse(row.intent));
  if (staysWhenRefused(intent)) markFailed(writer, result);
  else {
    writer.run('DELETE FROM outbox WHERE command_id = ?', result.commandId);
    putBack(writer, row);
  }
  refreshChat(writer, self, row.chat_id);
  writer.touch(topics.connection);
}

/** What a person wrote or made is never taken away without them. */
function staysWhenRefused(intent: Intent): boolean {
  return intent.kind === 'message.send' || intent.kind === 'message.edit' || intent.kind === 'chat.createDirect' || intent.kind === 'chat.createGroup';
}

function markFailed(writer: StoreWriter, failure: { commandId: string; code: ErrorCode; message: string }): void {
  writer.run(`UPDATE outbox SET status = 'failed', error_code = ?, error_message = ? WHERE command_id = ?`, failure.code, failure.message, failure.commandId);
}

/** Sends a failed command again, as it is and under its own id (SY2). */
export function retry(writer: StoreWriter, self: Self, commandId: string): void {
  const row = findRow(writer, commandId);
  if (row === undefined) throw new HallwayError('not_found');
  writer.run(`UPDATE outbox SET status = 'waiting', error_code = NULL, error_message = NULL WHERE command_id = ?`, commandId);
  refreshChat(writer, self, row.chat_id);
  writer.touch(topics.connection);
}

/** Gives a command up: what it changed here is put back as it was. */
export function discard(writer: StoreWriter, self: Self, commandId: string): void {
  const row = findRow(writer, commandId);
  if (row === undefined) return;
  writer.run('DELETE FROM outbox WHERE command_id = ?', commandId);
  putBack(writer, row);
  const chatIsGone = writer.get('SELECT 1 AS found FROM chats WHERE id = ?', row.chat_id) === undefined;
  if (chatIsGone) writer.run('DELETE FROM outbox WHERE chat_id = ?', row.chat_id);
  refreshChat(writer, self, row.chat_id);
  writer.touch(topics.connection);
}

function putBack(writer: StoreWriter, row: OutboxRow): void {
  for (const image of parseBeforeImages(row.before_images).toReversed()) restore(writer, image);
}

/** A pending message or chat stands by itself; only changes of rows that the server has can be written over. */
const standsByItself: readonly Intent['kind'][] = ['message.send', 'chat.createDirect', 'chat.createGroup'];

/**
 * Shows the intents of these chats again after the server's rows replaced what they had changed: takes them back where
 * they still stand, newest first, and does them again, so that what would be put back is what the server said.
 */
export function reapplyWaiting(writer: StoreWriter, self: Self, chatIds: ReadonlySet<string>): void {
  for (const chatId of chatIds) {
    const rows = writer
      .all<OutboxRow>('SELECT * FROM outbox WHERE chat_id = ? ORDER BY position', chatId)
      .map((row) => ({ row, intent: intentSchema.parse(JSON.parse(row.intent)) }))
      .filter(({ intent }) => !standsByItself.includes(intent.kind));
    for (const { row } of rows.toReversed()) putBack(writer, row);
    for (const { row, intent } of rows) {
      const images = applyOptimisticEffect({ writer, self, nowMs: row.created_at }, intent);
      writer.run('UPDATE outbox SET before_images = ? WHERE position = ?', JSON.stringify(images), row.position);
    }
    if (rows.length > 0) refreshChat(writer, self, chatId);
  }
}

function findRow(reader: StoreReader, commandId: string): OutboxRow | undefined {
  return reader.get<OutboxRow>('SELECT * FROM outbox WHERE command_id = ?', commandId);
}
