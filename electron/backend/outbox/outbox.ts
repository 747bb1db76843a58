import type { ErrorCode } from '#shared/errors/error-catalogue';
import { HallwayError } from '#shared/errors/hallway-error';
import { newId } from '#shared/domain/ids';
import { commandSchema, chatIntentSchema, type Command, type ChatIntent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { Attachment } from '#shared/protocol/files/attachment';
import { refreshChat } from '../apply/apply-rows.ts';
import { eraseChat } from '../apply/erase-chat.ts';
import { noteErased } from '../files/attachment-rows.ts';
import { contentsOf, readUpload, setUploadStatus, setUploadUrl } from '../files/upload-rows.ts';
import type { Self } from '../store/self.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { parseBeforeImages, restore, withNews, withPlace, type MessagePlace } from './before-images.ts';
import { contentsNeededBy, withoutHeld } from './file-holds.ts';
import { hasFilesSql, isCreation, isCreationSql, isReadSql, isSendSql, isThreadReadSql } from './intent-kinds.ts';
import { laneOf } from './lane-of.ts';
import { applyOptimisticEffect } from './optimistic-effect.ts';

interface OutboxRow {
  readonly position: number;
  readonly command_id: string;
  readonly chat_id: string;
  readonly message_id: string | null;
  readonly intent: string;
  readonly before_images: string;
  readonly created_at: number;
}

/** The change number of what is left of a chat for the sake of words that could not be sent; see `eraseChat`. */
const leftChat = -1;

/** A pending message or chat stands by itself; only changes of rows that the server has can be written over. */
const standsByItself: readonly ChatIntent['kind'][] = ['message.send', 'chat.createDirect', 'chat.createGroup'];

/** Makes an intent durable with its effect, in the caller's one transaction (SY12); gives the command's id. */
export function enqueue(writer: StoreWriter, self: Self, intent: ChatIntent, nowMs: number): string {
  const commandId = newId();
  const lane = laneOf(self, intent);
  const images = applyOptimisticEffect({ writer, self, nowMs }, intent);
  const messageId = 'messageId' in intent ? intent.messageId : null;
  // A newer pointer says everything that an older, unsent one does.
  if (intent.kind === 'chat.read') writer.run(`DELETE FROM outbox WHERE chat_id = ? AND status = 'waiting' AND ${isReadSql}`, intent.chatId);
  if (intent.kind === 'message.mark' && intent.threadReadSeq !== undefined) writer.run(`DELETE FROM outbox WHERE message_id = ? AND status = 'waiting' AND ${isThreadReadSql}`, intent.messageId);
  writer.run(
    `INSERT INTO outbox (command_id, chat_id, message_id, intent, before_images, status, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)`,
    commandId, lane, messageId, JSON.stringify(intent), JSON.stringify(images), nowMs,
  );
  refreshChat(writer, self, lane);
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
  const hasFiles = reader.get(`SELECT 1 AS found FROM outbox WHERE status = 'waiting' AND ${hasFilesSql} LIMIT 1`) !== undefined;
  const rows = reader.all<OutboxRow>(
    `SELECT * FROM outbox WHERE status = 'waiting'
       AND chat_id NOT IN (SELECT creation.chat_id FROM outbox AS creation WHERE creation.status = 'failed' AND ${isCreationSql('creation')})
     ORDER BY position LIMIT ?`,
    // What is held back must not hide what may go.
    hasFiles ? -1 : limit,
  );
  const free = hasFiles ? withoutHeld(reader, rows).slice(0, limit) : rows;
  return free.map((row) => ({ chatId: row.chat_id, command: commandSchema.parse({ id: row.command_id, intent: JSON.parse(row.intent) }) }));
}

type ResultOf<Status extends CommandResult['status']> = Extract<CommandResult, { status: Status }>;

/** Takes in the server's answers. `later` leaves the command as it is. */
export function takeResults(writer: StoreWriter, self: Self, results: readonly CommandResult[]): void {
  const chatIds = new Set<string>();
  for (const result of results) {
    const row = result.status === 'later' ? undefined : findRow(writer, result.commandId);
    if (row === undefined) continue;
    chatIds.add(row.chat_id);
    if (result.status === 'done') takeDone(writer, self, { row, result });
    else if (result.status === 'refused') takeRefused(writer, self, { row, result });
  }
  if (chatIds.size > 0) writer.touch(topics.connection);
  for (const chatId of chatIds) refreshChat(writer, self, chatId);
}

function takeDone(writer: StoreWriter, self: Self, { row, result }: { row: OutboxRow; result: ResultOf<'done'> }): void {
  // What the server's row holds already was done once more on top of it: only the server's word stays.
  const isThere = parseBeforeImages(row.before_images).some(({ isNews }) => isNews === true);
  if (isThere) undoChanges(writer, row.chat_id);
  writer.run('DELETE FROM outbox WHERE command_id = ?', result.commandId);
  if (isThere) redoChanges(writer, self, row.chat_id);
  const intent = parseIntent(row);
  if (result.message === undefined || intent.kind !== 'message.send') return;
  givePlace(writer, intent.messageId, isOfferedAgain(row) ? { ...result.message, changeSeq: result.message.changeSeq - 1 } : result.message);
  // The server had it before this person left: then it is gone with the chat and was never unsent (SY9).
  const isOfLeftChat = writer.run('DELETE FROM messages WHERE id = ? AND chat_id IN (SELECT id FROM chats WHERE change_seq = ?)', intent.messageId, leftChat) > 0;
  if (isOfLeftChat) forgetLeftChat(writer, self, row.chat_id);
}

/**
 * Offered after a backup was put back, a message changed nothing here (SY10). The server may have it already, with other
 * words or deleted: its row, which may come much later with the history, has to count as newer than what is held.
 */
function isOfferedAgain(row: OutboxRow): boolean {
  return row.before_images === '[]';
}

/** A message that was changed while it waited is put back, should that be refused, to how it was with its place. */
function givePlace(writer: StoreWriter, messageId: string, place: MessagePlace): void {
  const { seq, createdAt, changeSeq } = place;
  const changes = writer.run('UPDATE messages SET seq = ?, created_at = ?, change_seq = ? WHERE id = ? AND change_seq < ?', seq, createdAt, changeSeq, messageId, changeSeq);
  if (changes === 0) return;
  for (const row of writer.all<OutboxRow>('SELECT * FROM outbox WHERE message_id = ?', messageId)) {
    const images = parseBeforeImages(row.before_images).map((image) => withPlace(image, messageId, place));
    writer.run('UPDATE outbox SET before_images = ? WHERE position = ?', JSON.stringify(images), row.position);
  }
}

/** SY12: a message that was refused stays where it is, with retry and discard; any other change is put back. */
function takeRefused(writer: StoreWriter, self: Self, { row, result }: { row: OutboxRow; result: ResultOf<'refused'> }): void {
  const intent = parseIntent(row);
  // A pointer only moves forward: it could not be put back. It waits for the right to see to come back (SY11).
  if (intent.kind === 'chat.read' && result.code === 'not_allowed') return;
  if (isCreation(row.intent) && result.code === 'conflict') return forgetChat(writer, self, row);
  if (result.code === 'file_missing' && uploadAgain(writer, contentsNeededBy(intent))) return;
  if (staysWhenRefused(writer, intent, result.code)) markFailed(writer, result);
  else giveUp(writer, self, row);
}

/** The chat is there and this person is not in it, having left it elsewhere (SY10): it goes as any that was left (SY9). */
function forgetChat(writer: StoreWriter, self: Self, { command_id: commandId, chat_id: chatId, created_at: leftAt }: OutboxRow): void {
  writer.run('DELETE FROM outbox WHERE command_id = ?', commandId);
  eraseChat(writer, self, { chatId, leftAt, leftChangeSeq: 0 });
}

/** The server does not have a file any more, as after a restored backup: it is sent again, once; then the message with it. */
function uploadAgain(writer: StoreWriter, contentHashes: readonly string[]): boolean {
  if (contentHashes.some((contentHash) => readUpload(writer, contentHash)?.error_code === 'file_missing')) return false;
  for (const contentHash of contentHashes) {
    setUploadUrl(writer, contentHash, null);
    setUploadStatus(writer, contentHash, 'waiting', new HallwayError('file_missing'));
  }
  writer.touch(topics.files);
  return contentHashes.length > 0;
}

/** What a person wrote is never taken away without them: not a message, not its chat, not a new wording of what still stands. */
function staysWhenRefused(reader: StoreReader, intent: ChatIntent, code: ErrorCode): boolean {
  switch (intent.kind) {
    case 'message.send':
    case 'message.schedule': return true;
    case 'message.edit': return code !== 'message_deleted' && code !== 'not_found';
    case 'chat.createDirect':
    case 'chat.createGroup': return reader.get(`SELECT 1 AS found FROM outbox WHERE chat_id = ? AND ${isSendSql}`, intent.chatId) !== undefined;
    default: return false;
  }
}

function markFailed(writer: StoreWriter, failure: { commandId: string; code: ErrorCode; message: string }): void {
  writer.run(`UPDATE outbox SET status = 'failed', error_code = ?, error_message = ? WHERE command_id = ?`, failure.code, failure.message, failure.commandId);
}

/** Sends a failed command again, as it is and under its own id (SY2); with a chat's creation everything that was refused for want of it. */
export function retry(writer: StoreWriter, self: Self, commandId: string): void {
  const row = findRow(writer, commandId);
  if (row === undefined) throw new HallwayError('not_found');
  const [column, value] = isCreation(row.intent) ? ['chat_id', row.chat_id] : ['command_id', commandId];
  writer.run(`UPDATE outbox SET status = 'waiting', error_code = NULL, error_message = NULL WHERE ${column} = ?`, value);
  retryUploads(writer, row);
  refreshChat(writer, self, row.chat_id);
  writer.touch(topics.connection);
}

/** What kept a message back may have been one of its files. */
function retryUploads(writer: StoreWriter, row: OutboxRow): void {
  const intent = parseIntent(row);
  const contentHashes = intent.kind === 'message.send' ? contentsOf(intent.attachments ?? []) : [];
  for (const contentHash of contentHashes) if (readUpload(writer, contentHash)?.status !== 'done') setUploadStatus(writer, contentHash, 'waiting');
  if (contentHashes.length > 0) writer.touch(topics.files);
}

/** A file was refused for good: what cannot be sent without it is told as failed, with the reason. */
export function failForFile(writer: StoreWriter, self: Self, contentHash: string, { code, message }: { code: ErrorCode; message: string }): void {
  for (const row of writer.all<OutboxRow>(`SELECT * FROM outbox WHERE status = 'waiting' AND ${hasFilesSql} AND instr(intent, ?) > 0`, contentHash)) {
    if (parseIntent(row).kind === 'message.send') markFailed(writer, { commandId: row.command_id, code, message });
    else giveUp(writer, self, row);
    refreshChat(writer, self, row.chat_id);
  }
  writer.touch(topics.connection);
}

/** Gives a command up: what it changed here is put back as it was. */
export function discard(writer: StoreWriter, self: Self, commandId: string): void {
  const row = findRow(writer, commandId);
  if (row === undefined) return;
  giveUp(writer, self, row);
  forgetLeftChat(writer, self, row.chat_id);
  refreshChat(writer, self, row.chat_id);
  writer.touch(topics.connection);
}

/** Takes a command and what builds on it out, and puts back what it changed; what others changed of the same rows stays. */
function giveUp(writer: StoreWriter, self: Self, row: OutboxRow): void {
  undoChanges(writer, row.chat_id);
  const intent = parseIntent(row);
  if (standsByItself.includes(intent.kind)) putBack(writer, row);
  writer.run('DELETE FROM outbox WHERE command_id = ?', row.command_id);
  if (intent.kind === 'message.send') {
    writer.run('DELETE FROM outbox WHERE message_id = ?', intent.messageId);
    dropFiles(writer, intent.attachments ?? []);
  }
  const chatIsGone = 'chatId' in intent && writer.get('SELECT 1 AS found FROM chats WHERE id = ?', row.chat_id) === undefined;
  if (chatIsGone) writer.run('DELETE FROM outbox WHERE chat_id = ?', row.chat_id);
  redoChanges(writer, self, row.chat_id);
}

/** The contents of a message that was given up leave the disk, unless something else here needs them. */
function dropFiles(writer: StoreWriter, attachments: readonly Attachment[]): void {
  for (const contentHash of contentsOf(attachments)) noteErased(writer, contentHash);
  if (attachments.length > 0) writer.touch(topics.files);
}

/** A chat that was left stays only for what could not be sent to it. */
function forgetLeftChat(writer: StoreWriter, self: Self, chatId: string): void {
  writer.run(
    `DELETE FROM chats WHERE id = ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.chat_id = chats.id)
       AND EXISTS (SELECT 1 FROM chat_members WHERE chat_members.chat_id = chats.id AND user_id = ? AND left_at IS NOT NULL)`,
    chatId, self.userId,
  );
}

function putBack(writer: StoreWriter, row: OutboxRow): void {
  for (const image of parseBeforeImages(row.before_images).toReversed()) restore(writer, image);
}

/**
 * Shows the intents of these chats again after the server's rows replaced what they had changed: takes them back where
 * they still stand, newest first, and does them again, so that what would be put back is what the server said.
 */
export function reapplyWaiting(writer: StoreWriter, self: Self, chatIds: ReadonlySet<string>): void {
  for (const chatId of chatIds) {
    if (undoChanges(writer, chatId) === 0) continue;
    redoChanges(writer, self, chatId);
    refreshChat(writer, self, chatId);
  }
}

/** Takes back every waiting or failed change of a chat, newest first; gives how many there are. */
function undoChanges(writer: StoreWriter, chatId: string): number {
  const rows = readChanges(writer, chatId);
  for (const row of rows.toReversed()) putBack(writer, row);
  return rows.length;
}

function redoChanges(writer: StoreWriter, self: Self, chatId: string): void {
  for (const row of readChanges(writer, chatId)) {
    const earlier = parseBeforeImages(row.before_images);
    const images = applyOptimisticEffect({ writer, self, nowMs: row.created_at }, parseIntent(row)).map((image) => withNews(image, earlier));
    writer.run('UPDATE outbox SET before_images = ? WHERE position = ?', JSON.stringify(images), row.position);
  }
}

function readChanges(reader: StoreReader, chatId: string): OutboxRow[] {
  return reader.all<OutboxRow>(`SELECT * FROM outbox WHERE chat_id = ? AND NOT (${isSendSql} OR ${isCreationSql()}) ORDER BY position`, chatId);
}

function parseIntent(row: OutboxRow): ChatIntent {
  return chatIntentSchema.parse(JSON.parse(row.intent));
}

function findRow(reader: StoreReader, commandId: string): OutboxRow | undefined {
  return reader.get<OutboxRow>('SELECT * FROM outbox WHERE command_id = ?', commandId);
}
