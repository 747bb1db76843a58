import { newId } from '#shared/domain/ids';
import { limits } from '#shared/domain/limits';
import type { ChatIntent, IntentOf } from '#shared/protocol/commands/command';
import { attachmentSchema, attachmentsOf } from '#shared/protocol/files/attachment';
import { refreshChat } from '../apply/apply-rows.ts';
import { addUploads, contentsOf } from '../files/upload-rows.ts';
import { eraseAllFromSearch } from '../search/erase-from-search.ts';
import type { Self } from '../store/self.ts';
import { eraseChat } from '../apply/erase-chat.ts';
import { parseBeforeImages, type BeforeImage } from '../outbox/before-images.ts';
import { enqueue } from '../outbox/outbox.ts';
import { isReadSql, isSendSql, namesPlaceSql } from '../outbox/intent-kinds.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { rememberChanges } from './epoch-offers.ts';

/** The change number of a row of the epoch before that the server has not confirmed yet. */
const unconfirmed = -1;

/**
 * SY10: the server's history is another one than ours, as after a restored backup. What others wrote is fetched again;
 * what this person wrote is kept, without its place, until {@link finishFirstCopy} offers what the server lacks; what they
 * changed is remembered until it is known whether the server still has it.
 */
export function beginEpoch(writer: StoreWriter, self: Self, epoch: string): void {
  const isFirst = writer.get('SELECT 1 AS found FROM sync_state WHERE epoch IS NULL') !== undefined;
  writer.run('UPDATE sync_state SET epoch = ?, cursor = 0', epoch);
  if (isFirst) return;
  rememberChanges(writer, self);
  writer.run('DELETE FROM message_reactions');
  unconfirmImages(writer);
  // They name places of the epoch before, where other messages will stand.
  writer.run(`DELETE FROM outbox WHERE ${isReadSql} OR ${namesPlaceSql}`);
  writer.run('UPDATE message_marks SET change_seq = ?, thread_read_seq = 0 WHERE change_seq > 0', unconfirmed);
  writer.run('UPDATE scheduled_messages SET change_seq = ? WHERE change_seq > 0', unconfirmed);
  writer.run('UPDATE user_preferences SET change_seq = ? WHERE change_seq > 0', unconfirmed);
  // The record of calls is the server's alone.
  writer.run('DELETE FROM call_sessions');
  writer.touch(topics.calls);
  eraseAllFromSearch(writer, () => {
    writer.run(`DELETE FROM messages WHERE seq IS NOT NULL AND NOT (sender_id = ? AND type <> 'system' AND deleted_at IS NULL)`, self.userId);
    // Offered again with the words they have now, they are new to the server, never edited.
    writer.run('UPDATE messages SET seq = NULL, change_seq = 0, edited_at = NULL, edit_count = 0, pinned_at = NULL, pinned_by_id = NULL');
  });
  // What the server has of files may be lost with the rest.
  writer.run(`UPDATE file_uploads SET status = 'waiting', upload_url = NULL WHERE status = 'done'`);
  writer.run('DELETE FROM chat_sync');
  writer.run('UPDATE chat_members SET change_seq = ?, public_change_seq = ?, last_read_seq = 0, marked_unread_seq = NULL, unread_count = 0 WHERE change_seq > 0', unconfirmed, unconfirmed);
  for (const table of ['organizations', 'users', 'chats']) writer.run(`UPDATE ${table} SET change_seq = ? WHERE change_seq > 0`, unconfirmed);
}

/** What waits remembers rows as the epoch before had them. In the new one their numbers stand for other changes: such a row is put back nowhere. */
function unconfirmImages(writer: StoreWriter): void {
  for (const { position, before_images: text } of writer.all<{ position: number; before_images: string }>('SELECT position, before_images FROM outbox')) {
    const images = parseBeforeImages(text).map((image) => (Number(image.row?.['change_seq'] ?? 0) > 0 ? { ...image, row: { ...image.row, change_seq: unconfirmed } } : image));
    writer.run('UPDATE outbox SET before_images = ? WHERE position = ?', JSON.stringify(images), position);
  }
}

type IntentInChat = Extract<ChatIntent, { readonly chatId: string }>;

interface OrphanChat {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly topic: string | null;
  readonly description: string | null;
  readonly can_members_add: number;
  readonly created_by_id: string | null;
}

interface OwnMessage {
  readonly id: string;
  readonly chat_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly thread_root_message_id: string | null;
  readonly is_only_in_thread: number;
  readonly details: string | null;
}

interface OwnScheduled {
  readonly id: string;
  readonly chat_id: string;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly thread_root_message_id: string | null;
  readonly is_also_in_chat: number;
  readonly send_at: number;
  readonly ended_at: number | null;
}

/**
 * SY10: the first copy is complete, so that what it did not bring is known to be missing on the server. Own messages
 * without a place are offered again under their own ids: where the server has one all the same, the offer changes
 * nothing. Direct chats are made again for them, groups by whoever began them; in others that are gone they stand as failed.
 */
export function finishFirstCopy(writer: StoreWriter, self: Self, nowMs: number): void {
  const orphans = writer.all<OrphanChat>('SELECT id, kind, name, topic, description, can_members_add, created_by_id FROM chats WHERE change_seq = ?', unconfirmed);
  const messages = writer.all<OwnMessage>(
    `SELECT id, chat_id, body, reply_to_message_id, thread_root_message_id, is_only_in_thread, details FROM messages
     WHERE seq IS NULL AND sender_id = ? AND deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM outbox WHERE message_id = messages.id AND ${isSendSql}) ORDER BY id`,
    self.userId,
  );
  for (const message of messages) offerMessage(writer, message, nowMs);
  for (const chat of orphans) {
    const hasOwn = writer.get(`SELECT 1 AS found FROM outbox WHERE chat_id = ? AND ${isSendSql}`, chat.id) !== undefined;
    const creation = creationOf(writer, self, chat);
    if (creation !== null && (hasOwn || chat.kind === 'group')) createAgain(writer, creation, nowMs);
    else eraseChat(writer, self, { chatId: chat.id, leftAt: nowMs, leftChangeSeq: 0 });
    refreshChat(writer, self, chat.id);
  }
  writer.run('DELETE FROM chat_members WHERE change_seq = ?', unconfirmed);
  offerMarks(writer, self, nowMs);
  offerScheduled(writer, self, nowMs);
  offerPreferences(writer, self, nowMs);
}

/** What was saved and followed since the backup: the server has no word of it. */
function offerMarks(writer: StoreWriter, self: Self, nowMs: number): void {
  const marks = writer.all<{ message_id: string; chat_id: string; saved_at: number | null; is_following: number | null }>(
    'SELECT message_id, chat_id, saved_at, is_following FROM message_marks WHERE change_seq = ?', unconfirmed,
  );
  writer.run('DELETE FROM message_marks WHERE change_seq = ?', unconfirmed);
  for (const { message_id: messageId, chat_id: chatId, saved_at: savedAt, is_following: isFollowing } of marks) {
    if (savedAt === null && isFollowing === null) continue;
    enqueue(writer, self, { kind: 'message.mark', chatId, messageId, ...(savedAt === null ? {} : { savedAt }), ...(isFollowing === null ? {} : { isFollowing: isFollowing === 1 }) }, nowMs);
  }
}

/** Messages for later that the server has no word of: they wait again, those whose time is past are sent at once. */
function offerScheduled(writer: StoreWriter, self: Self, nowMs: number): void {
  const rows = writer.all<OwnScheduled>('SELECT * FROM scheduled_messages WHERE change_seq = ?', unconfirmed);
  writer.run('DELETE FROM scheduled_messages WHERE change_seq = ?', unconfirmed);
  for (const row of rows) {
    if (row.ended_at !== null) continue;
    const thread = row.thread_root_message_id === null ? {} : { threadRootMessageId: row.thread_root_message_id, ...(row.is_also_in_chat === 1 ? { isAlsoInChat: true as const } : {}) };
    enqueue(writer, self, { kind: 'message.schedule', chatId: row.chat_id, messageId: row.id, sendAt: row.send_at, body: row.body, replyToMessageId: row.reply_to_message_id, ...thread }, nowMs);
  }
}

/** Documents that the backup did not have yet. Those that it has are as it has them: it cannot be known which is newer. */
function offerPreferences(writer: StoreWriter, self: Self, nowMs: number): void {
  const documents = writer.all<{ name: string; value: string }>('SELECT name, value FROM user_preferences WHERE change_seq = ? ORDER BY name', unconfirmed);
  writer.run('DELETE FROM user_preferences WHERE change_seq = ?', unconfirmed);
  for (const { name, value } of documents) enqueue(writer, self, { kind: 'preferences.set', name, value }, nowMs);
}

/** What makes the chat again, where this person may: a direct chat, or a group that they began and are in. */
function creationOf(reader: StoreReader, self: Self, chat: OrphanChat): IntentInChat[] | null {
  const others = reader
    .all<{ user_id: string }>('SELECT user_id FROM chat_members WHERE chat_id = ? AND user_id <> ? AND left_at IS NULL ORDER BY joined_at, user_id', chat.id, self.userId)
    .map(({ user_id: userId }) => userId);
  if (chat.kind === 'direct') {
    const [userId] = others;
    return userId === undefined ? null : [{ kind: 'chat.createDirect', chatId: chat.id, userId }];
  }
  const isIn = reader.get('SELECT 1 AS found FROM chat_members WHERE chat_id = ? AND user_id = ? AND left_at IS NULL', chat.id, self.userId) !== undefined;
  if (chat.created_by_id !== self.userId || !isIn || chat.name === null) return null;
  const [first, ...more] = chunksOf(others, limits.membersPerCommand);
  const create: IntentInChat = { kind: 'chat.createGroup', chatId: chat.id, name: chat.name, topic: chat.topic, memberIds: first ?? [] };
  const describe: IntentInChat = { kind: 'chat.update', chatId: chat.id, description: chat.description, canMembersAdd: chat.can_members_add === 1 };
  const isDescribed = chat.description !== null || chat.can_members_add === 1;
  return [create, ...(isDescribed ? [describe] : []), ...more.map((userIds): IntentInChat => ({ kind: 'member.add', chatId: chat.id, userIds }))];
}

function chunksOf<Value>(values: readonly Value[], length: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / length) }, (_chunk, at) => values.slice(at * length, (at + 1) * length));
}

function createAgain(writer: StoreWriter, creation: readonly IntentInChat[], nowMs: number): void {
  for (const intent of creation.toReversed()) {
    const { chatId } = intent;
    writer.run('UPDATE chats SET change_seq = 0 WHERE id = ?', chatId);
    writer.run('UPDATE chat_members SET change_seq = 0, public_change_seq = 0 WHERE chat_id = ?', chatId);
    writer.run('INSERT INTO chat_sync (chat_id, history_floor_seq, unread_before) VALUES (?, 1, 0) ON CONFLICT DO NOTHING', chatId);
    offer(writer, intent, nowMs, intent.kind === 'chat.createGroup' || intent.kind === 'chat.createDirect' ? [{ table: 'chats', key: [chatId], row: null }] : []);
    // Before everything that waits for the chat.
    writer.run('UPDATE outbox SET position = (SELECT MIN(position) - 1 FROM outbox) WHERE position = (SELECT MAX(position) FROM outbox)');
  }
}

/** With its files: the server says which of them it lacks. */
function offerMessage(writer: StoreWriter, message: OwnMessage, nowMs: number): void {
  const { id, chat_id: chatId, body, reply_to_message_id: replyToMessageId, details } = message;
  const attachments = details === null ? [] : attachmentsOf(JSON.parse(details)).map((file) => attachmentSchema.parse(file));
  addUploads(writer, contentsOf(attachments), nowMs);
  offer(writer, { kind: 'message.send', chatId, messageId: id, body, replyToMessageId, ...(attachments.length === 0 ? {} : { attachments }), ...threadOf(message) }, nowMs);
}

function threadOf({ thread_root_message_id: threadRootMessageId, is_only_in_thread: isOnlyInThread }: OwnMessage): Pick<IntentOf<'message.send'>, 'threadRootMessageId' | 'isAlsoInChat'> {
  if (threadRootMessageId === null) return {};
  return isOnlyInThread === 1 ? { threadRootMessageId } : { threadRootMessageId, isAlsoInChat: true };
}

/** @param images what a refusal puts back: the server does not have the chat, so that it is gone then */
function offer(writer: StoreWriter, intent: IntentInChat, nowMs: number, images: readonly BeforeImage[] = []): void {
  writer.run(
    `INSERT INTO outbox (command_id, chat_id, message_id, intent, before_images, status, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)`,
    newId(), intent.chatId, 'messageId' in intent ? intent.messageId : null, JSON.stringify(intent), JSON.stringify(images), nowMs,
  );
}
