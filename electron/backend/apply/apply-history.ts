import type { DownFrameOf } from '#shared/protocol/down/down-frame';
import type { StoreWriter } from '../store/store-database.ts';
import { applyMessage, applyReaction } from './apply-row.ts';
import { refreshChat } from './apply-rows.ts';
import type { Self } from '../store/self.ts';

/**
 * Takes in a page of older messages and lowers the history's floor to it, in one transaction (SY13). A page for a chat
 * that was left meanwhile, or that does not join what is held, changes nothing.
 */
export function applyHistory(writer: StoreWriter, self: Self, page: DownFrameOf<'historyPage'>): void {
  const sync = writer.get<{ history_floor_seq: number; unread_before: number }>('SELECT history_floor_seq, unread_before FROM chat_sync WHERE chat_id = ?', page.chatId);
  const highest = page.messages.reduce((seq, message) => Math.max(seq, message.seq), 0);
  const joins = sync !== undefined && page.floorSeq < sync.history_floor_seq && (highest === 0 || highest >= sync.history_floor_seq - 1);
  if (!joins) return;
  // Oldest first, in whatever order they come: rising keys are much cheaper to add to the indexes than falling ones.
  const oldestFirst = page.messages.toSorted((one, other) => one.seq - other.seq);
  for (const message of oldestFirst) applyMessage(writer, self, message);
  for (const reaction of page.reactions) applyReaction(writer, self, reaction);
  const arrived = countUnreadIn(writer, self, { chatId: page.chatId, from: page.floorSeq, below: sync.history_floor_seq });
  const unreadBefore = page.floorSeq <= 1 ? 0 : Math.max(0, sync.unread_before - arrived);
  writer.run('UPDATE chat_sync SET history_floor_seq = ?, unread_before = ? WHERE chat_id = ?', page.floorSeq, unreadBefore, page.chatId);
  refreshChat(writer, self, page.chatId);
}

function countUnreadIn(writer: StoreWriter, self: Self, range: { chatId: string; from: number; below: number }): number {
  const row = writer.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM messages JOIN chat_members ON chat_members.chat_id = messages.chat_id AND chat_members.user_id = ?
     WHERE messages.chat_id = ? AND seq >= ? AND seq < ? AND seq > last_read_seq AND sender_id <> user_id AND deleted_at IS NULL AND type <> 'system'`,
    self.userId, range.chatId, range.from, range.below,
  );
  return row?.count ?? 0;
}
