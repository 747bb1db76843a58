import type { ChatRow } from '#shared/protocol/rows/chat-row';
import type { MemberRow } from '#shared/protocol/rows/member-row';
import type { MessageRow } from '#shared/protocol/rows/message-row';
import type { OrganizationRow } from '#shared/protocol/rows/organization-row';
import type { ReactionRow } from '#shared/protocol/rows/reaction-row';
import type { UserRow } from '#shared/protocol/rows/user-row';
import { applyAttachments, noteFormerPicture } from '../files/attachment-rows.ts';
import { isDeleteSql, isSendSql } from '../outbox/intent-kinds.ts';
import { rowDigest } from '../store/row-digest.ts';
import type { StoreWriter } from '../store/store-database.ts';
import type { Self } from '../store/self.ts';

/** Every function here writes one row if it is newer than the stored one (SY6), and tells whether it did. */

export function applyOrganization(writer: StoreWriter, row: OrganizationRow): boolean {
  const sql = `INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, ?, ?, 0, 0, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, slug = excluded.slug, change_seq = excluded.change_seq
    WHERE excluded.change_seq > organizations.change_seq`;
  return writer.run(sql, row.id, row.name, row.slug, row.changeSeq) > 0;
}

const upsertUserSql = `INSERT INTO users (id, organization_id, email, display_name, title, time_zone, avatar_url, status, pronouns, status_emoji, status_text, status_until, created_at, updated_at, change_seq)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
  ON CONFLICT (id) DO UPDATE SET email = excluded.email, display_name = excluded.display_name, title = excluded.title,
    time_zone = excluded.time_zone, avatar_url = excluded.avatar_url, status = excluded.status, pronouns = excluded.pronouns,
    status_emoji = excluded.status_emoji, status_text = excluded.status_text, status_until = excluded.status_until, change_seq = excluded.change_seq
  WHERE excluded.change_seq > users.change_seq`;

export function applyUser(writer: StoreWriter, self: Self, row: UserRow): boolean {
  const { pronouns = null, personStatus } = row;
  noteFormerPicture(writer, 'users', row.id, row.avatarUrl);
  return writer.run(
    upsertUserSql, row.id, self.organizationId, row.email, row.displayName, row.title, row.timeZone, row.avatarUrl, row.status, pronouns,
    personStatus?.emoji ?? null, personStatus?.text ?? null, personStatus?.until ?? null, row.changeSeq,
  ) > 0;
}

const upsertChatSql = `INSERT INTO chats (id, organization_id, kind, name, topic, description, can_members_add, avatar_url, status, created_by_id, created_at, updated_at, change_seq)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, topic = excluded.topic, description = excluded.description, can_members_add = excluded.can_members_add,
    avatar_url = excluded.avatar_url, status = excluded.status, created_by_id = excluded.created_by_id, created_at = excluded.created_at, change_seq = excluded.change_seq
  WHERE excluded.change_seq > chats.change_seq`;

export function applyChat(writer: StoreWriter, self: Self, row: ChatRow): boolean {
  const { createdAt, changeSeq, description = null, canMembersAdd = false } = row;
  noteFormerPicture(writer, 'chats', row.id, row.avatarUrl);
  return writer.run(
    upsertChatSql, row.id, self.organizationId, row.kind, row.name, row.topic, description, Number(canMembersAdd), row.avatarUrl, row.status, row.createdById, createdAt, createdAt, changeSeq,
  ) > 0;
}

/** What is public of a membership; what is one's own only where the row says it, the read pointer only forward (SY11). */
export function applyMember(writer: StoreWriter, self: Self, row: MemberRow): boolean {
  // Of oneself the public form says less than the own one, under the same number: it must not come first.
  if (row.userId === self.userId && row.own === undefined) return false;
  const sql = `INSERT INTO chat_members (chat_id, user_id, organization_id, role, last_read_seq, notification_preference, muted_until, pinned_at, marked_unread_seq,
      joined_at, left_at, public_change_seq, change_seq)
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
    ON CONFLICT (chat_id, user_id) DO UPDATE SET role = excluded.role, last_read_seq = MAX(chat_members.last_read_seq, excluded.last_read_seq),
      notification_preference = excluded.notification_preference, muted_until = excluded.muted_until, pinned_at = excluded.pinned_at, marked_unread_seq = excluded.marked_unread_seq,
      joined_at = excluded.joined_at, left_at = excluded.left_at, public_change_seq = excluded.public_change_seq, change_seq = excluded.change_seq
    WHERE excluded.change_seq > chat_members.change_seq`;
  const own = row.own ?? { lastReadSeq: 0, notificationPreference: 'all', mutedUntil: null, pinnedAt: null, markedUnreadSeq: undefined };
  return writer.run(
    sql, row.chatId, row.userId, self.organizationId, row.role, own.lastReadSeq, own.notificationPreference, own.mutedUntil, own.pinnedAt, own.markedUnreadSeq ?? null,
    row.joinedAt, row.leftAt, row.changeSeq, row.changeSeq, row.chatId,
  ) > 0;
}

const upsertMessageSql = `INSERT INTO messages (id, organization_id, chat_id, sender_id, type, seq, body, reply_to_message_id, thread_root_message_id,
    is_only_in_thread, pinned_at, pinned_by_id, details, created_at, edited_at, edit_count, deleted_at, deleted_by_id, change_seq, digest)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body, reply_to_message_id = excluded.reply_to_message_id,
    thread_root_message_id = excluded.thread_root_message_id, is_only_in_thread = excluded.is_only_in_thread,
    pinned_at = excluded.pinned_at, pinned_by_id = excluded.pinned_by_id, details = excluded.details, created_at = excluded.created_at,
    edited_at = excluded.edited_at, edit_count = excluded.edit_count, deleted_at = excluded.deleted_at, deleted_by_id = excluded.deleted_by_id,
    change_seq = excluded.change_seq, digest = excluded.digest
  WHERE excluded.change_seq > messages.change_seq`;

/** A message or its tombstone; the caller knows that its chat is held. A tombstone takes the reactions with it (SY8). */
export function applyMessage(writer: StoreWriter, self: Self, row: MessageRow): 'nothing' | 'written' | 'erased' {
  const details = row.details === undefined || row.details === null ? null : JSON.stringify(row.details);
  const { id, chatId, senderId, type, seq, body, replyToMessageId, createdAt, editedAt, deletedAt } = row;
  // As the trigger would, which has nothing to do then: history comes in by the hundred thousand.
  const digest = rowDigest(id, chatId, senderId, type, seq, body, replyToMessageId, details, createdAt, editedAt, deletedAt);
  const changes = writer.run(
    upsertMessageSql, row.id, self.organizationId, row.chatId, row.senderId, row.type, row.seq, row.body, row.replyToMessageId, row.threadRootMessageId,
    Number(row.isOnlyInThread === true), row.pinned?.at ?? null, row.pinned?.byId ?? null, details, row.createdAt, row.editedAt, row.editCount, row.deletedAt, row.deletedById, row.changeSeq, digest,
  );
  if (changes === 0) return 'nothing';
  if (row.type !== 'text' && row.type !== 'system') applyAttachments(writer, self, row);
  // One's own message is there: nothing is left to send, also when the answer was lost.
  if (row.senderId === self.userId) writer.run(`DELETE FROM outbox WHERE message_id = ? AND ${isSendSql}`, row.id);
  // The words before an edit leave the disk like deleted ones.
  if (row.deletedAt === null) return row.editedAt === null ? 'written' : 'erased';
  writer.run('DELETE FROM message_reactions WHERE message_id = ?', row.id);
  return 'erased';
}

/**
 * A reaction, where its message is held and lives: a page of history may still lack it. One that is deleted only here
 * lives until the server has deleted it too: should it refuse, the message comes back with all reactions.
 */
export function applyReaction(writer: StoreWriter, self: Self, row: ReactionRow): boolean {
  const sql = `INSERT INTO message_reactions (message_id, user_id, emoji, organization_id, chat_id, created_at, removed_at, change_seq)
    SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM messages WHERE id = ?
      AND (deleted_at IS NULL OR EXISTS (SELECT 1 FROM outbox WHERE message_id = messages.id AND ${isDeleteSql})))
    ON CONFLICT (message_id, user_id, emoji) DO UPDATE SET created_at = excluded.created_at, removed_at = excluded.removed_at, change_seq = excluded.change_seq
    WHERE excluded.change_seq > message_reactions.change_seq`;
  return writer.run(sql, row.messageId, row.userId, row.emoji, self.organizationId, row.chatId, row.createdAt, row.removedAt, row.changeSeq, row.messageId) > 0;
}
