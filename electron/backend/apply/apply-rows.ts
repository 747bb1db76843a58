import type { RowSet } from '#shared/protocol/rows/row-set';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { applyChat, applyMember, applyMessage, applyOrganization, applyReaction, applyUser } from './apply-row.ts';
import { eraseChat } from './erase-chat.ts';
import { refreshLastMessage, refreshUnread } from './derived-columns.ts';

/** Who holds this store. */
export interface Self {
  readonly userId: string;
  readonly organizationId: string;
}

/** What applying a row set did that the caller may have to act on. */
export interface AppliedRows {
  readonly touchedChatIds: ReadonlySet<string>;
  /** Text was erased: the write-ahead log should be emptied soon (SY8, SY9). */
  readonly hasErased: boolean;
}

/**
 * Writes rows that are newer than the stored ones (SY6), and brings what is derived from them up to date, all in the
 * caller's transaction. The same rows twice, or rows from the past, change nothing more.
 */
export function applyRows(writer: StoreWriter, self: Self, rows: RowSet): AppliedRows {
  const touchedChatIds = new Set<string>();
  let hasErased = false;
  if (rows.organization !== undefined) applyOrganization(writer, rows.organization);
  for (const user of rows.users ?? []) if (applyUser(writer, self, user)) writer.touch(topics.people);
  for (const chat of rows.chats ?? []) if (applyChat(writer, self, chat)) touchedChatIds.add(chat.id);
  for (const member of rows.members ?? []) {
    const hasLeft = member.userId === self.userId && member.leftAt !== null;
    if (hasLeft) hasErased = eraseChat(writer, { chatId: member.chatId, leftChangeSeq: member.changeSeq }) || hasErased;
    else if (applyMember(writer, self, member)) touchedChatIds.add(member.chatId);
  }
  for (const message of rows.messages ?? []) {
    const applied = applyMessage(writer, self, message);
    if (applied !== 'nothing') touchedChatIds.add(message.chatId);
    hasErased ||= applied === 'erased';
  }
  for (const reaction of rows.reactions ?? []) if (applyReaction(writer, self, reaction)) touchedChatIds.add(reaction.chatId);
  for (const snapshot of rows.snapshots ?? []) {
    writer.run(
      `INSERT INTO chat_sync (chat_id, history_floor_seq, unread_before)
       SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
       ON CONFLICT (chat_id) DO UPDATE SET history_floor_seq = excluded.history_floor_seq, unread_before = excluded.unread_before
       WHERE excluded.history_floor_seq < chat_sync.history_floor_seq`,
      snapshot.chatId, snapshot.historyFloorSeq, snapshot.unreadBefore, snapshot.chatId,
    );
    touchedChatIds.add(snapshot.chatId);
  }
  for (const chatId of touchedChatIds) refreshChat(writer, self, chatId);
  return { touchedChatIds, hasErased };
}

/** Derives a chat's last message and unread count anew, and tells who watches it. */
export function refreshChat(writer: StoreWriter, self: Self, chatId: string): void {
  refreshLastMessage(writer, chatId);
  refreshUnread(writer, self, chatId);
  for (const topic of [topics.chatList, topics.chat(chatId), topics.messages(chatId)]) writer.touch(topic);
}
