import type { DownFrameOf } from '#shared/protocol/down/down-frame';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { applyMessage, applyReaction } from './apply-row.ts';
import { refreshChat } from './apply-rows.ts';
import { refreshThreads } from './refresh-threads.ts';
import { readSeqSql } from './derived-columns.ts';
import type { Self } from '../store/self.ts';

/** How far a chat's history reaches here, and the person's pointer in it. */
interface HeldHistory {
  readonly history_floor_seq: number;
  readonly unread_before: number;
  readonly last_read_seq: number;
}

/**
 * Takes in a page of older messages and lowers the history's floor to it, in one transaction (SY13). A page for a chat
 * that was left meanwhile, or that does not join what is held, changes nothing.
 */
export function applyHistory(writer: StoreWriter, self: Self, page: DownFrameOf<'historyPage'>): void {
  const held = readHeld(writer, self, page.chatId);
  const highest = page.messages.reduce((seq, message) => Math.max(seq, message.seq), 0);
  const joins = held !== undefined && page.floorSeq < held.history_floor_seq && (highest === 0 || highest >= held.history_floor_seq - 1);
  if (!joins) return;
  // Oldest first, in whatever order they come: rising keys are much cheaper to add to the indexes than falling ones.
  const oldestFirst = page.messages.toSorted((one, other) => one.seq - other.seq);
  for (const message of oldestFirst) applyMessage(writer, self, message);
  for (const reaction of page.reactions) applyReaction(writer, self, reaction);
  const arrived = countUnreadIn(writer, self, { chatId: page.chatId, from: page.floorSeq, below: held.history_floor_seq });
  const unreadBefore = page.floorSeq <= 1 ? 0 : Math.max(0, held.unread_before - arrived);
  writer.run('UPDATE chat_sync SET history_floor_seq = ?, unread_before = ? WHERE chat_id = ?', page.floorSeq, unreadBefore, page.chatId);
  refreshThreads(writer, self, page.chatId);
  if (page.floorSeq <= 1 || highest >= held.history_floor_seq || bringsLastMessage(writer, page)) return refreshChat(writer, self, page.chatId);
  const now = { ...held, history_floor_seq: page.floorSeq, unread_before: unreadBefore };
  moveUnread(writer, self, { chatId: page.chatId, by: arrived + countedBelow(now) - countedBelow(held) });
  writer.touch(topics.messages(page.chatId));
}

function readHeld(writer: StoreWriter, self: Self, chatId: string): HeldHistory | undefined {
  return writer.get<HeldHistory>(
    `SELECT history_floor_seq, unread_before,
       COALESCE((SELECT ${readSeqSql} FROM chat_members WHERE chat_members.chat_id = chat_sync.chat_id AND user_id = ?), 0) AS last_read_seq
     FROM chat_sync WHERE chat_id = ?`,
    self.userId, chatId,
  );
}

/** Where the newest part of a chat is answers in threads alone, its last message comes with the first older part that has one. */
function bringsLastMessage(writer: StoreWriter, { chatId, messages }: DownFrameOf<'historyPage'>): boolean {
  if (messages.every(({ isOnlyInThread }) => isOnlyInThread === true)) return false;
  return writer.get('SELECT 1 AS found FROM chats WHERE id = ? AND last_message_id IS NULL', chatId) !== undefined;
}

/** What the stored count has of the messages that are not held. */
function countedBelow({ history_floor_seq: floorSeq, unread_before: unreadBefore, last_read_seq: lastReadSeq }: HeldHistory): number {
  return lastReadSeq < floorSeq - 1 ? unreadBefore : 0;
}

/**
 * SY11: the count that would be derived from all that is held, where only the page is new: a long unread history is
 * counted once, not again with each of its pages. The last page, at the chat's beginning, counts it all.
 */
function moveUnread(writer: StoreWriter, self: Self, { chatId, by }: { chatId: string; by: number }): void {
  if (by === 0) return;
  writer.run('UPDATE chat_members SET unread_count = unread_count + ? WHERE chat_id = ? AND user_id = ?', by, chatId, self.userId);
  for (const topic of [topics.chatList, topics.chat(chatId)]) writer.touch(topic);
}

function countUnreadIn(writer: StoreWriter, self: Self, range: { chatId: string; from: number; below: number }): number {
  const row = writer.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM messages JOIN chat_members ON chat_members.chat_id = messages.chat_id AND chat_members.user_id = ?
     WHERE messages.chat_id = ? AND seq >= ? AND seq < ? AND seq > ${readSeqSql} AND sender_id <> user_id AND deleted_at IS NULL AND type <> 'system' AND is_only_in_thread = 0`,
    self.userId, range.chatId, range.from, range.below,
  );
  return row?.count ?? 0;
}
