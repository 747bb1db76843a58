import type { ChatKind, ChatStatus, MemberRole, MessageType, NotificationPreference, UserStatus } from '#shared/database/enums';
import type { ChatRow } from '#shared/protocol/rows/chat-row';
import type { MemberRow } from '#shared/protocol/rows/member-row';
import type { MessageRow } from '#shared/protocol/rows/message-row';
import type { ReactionRow } from '#shared/protocol/rows/reaction-row';
import type { UserRow } from '#shared/protocol/rows/user-row';

/** Rows as the database gives them, and their form on the wire. */
export interface StoredUser {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly title: string | null;
  readonly time_zone: string | null;
  readonly avatar_url: string | null;
  readonly pronouns: string | null;
  readonly status_emoji: string | null;
  readonly status_text: string | null;
  readonly status_until: number | null;
  readonly status: UserStatus;
  readonly change_seq: number;
}

export interface StoredChat {
  readonly id: string;
  readonly kind: ChatKind;
  readonly name: string | null;
  readonly topic: string | null;
  readonly avatar_url: string | null;
  readonly description: string | null;
  /** A boolean on PostgreSQL. */
  readonly can_members_add: number | boolean;
  readonly status: ChatStatus;
  readonly created_by_id: string | null;
  readonly last_message_seq: number;
  readonly created_at: number;
  readonly change_seq: number;
}

export interface StoredMember {
  readonly chat_id: string;
  readonly user_id: string;
  readonly role: MemberRole;
  readonly last_read_seq: number;
  readonly notification_preference: NotificationPreference;
  readonly muted_until: number | null;
  readonly pinned_at: number | null;
  readonly marked_unread_seq: number | null;
  readonly joined_at: number;
  readonly left_at: number | null;
  readonly joined_change_seq: number;
  readonly public_change_seq: number;
  readonly change_seq: number;
}

export interface StoredMessage {
  readonly id: string;
  readonly chat_id: string;
  readonly sender_id: string;
  readonly type: MessageType;
  readonly seq: number;
  readonly body: string;
  readonly reply_to_message_id: string | null;
  readonly thread_root_message_id: string | null;
  /** A boolean on PostgreSQL. */
  readonly is_only_in_thread: number | boolean;
  readonly pinned_at: number | null;
  readonly pinned_by_id: string | null;
  readonly details: string | null;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly edit_count: number;
  readonly deleted_at: number | null;
  readonly deleted_by_id: string | null;
  readonly change_seq: number;
}

export interface StoredReaction {
  readonly message_id: string;
  readonly chat_id: string;
  readonly user_id: string;
  readonly emoji: string;
  readonly created_at: number;
  readonly removed_at: number | null;
  readonly change_seq: number;
}

export const userColumns = 'id, email, display_name, title, time_zone, avatar_url, pronouns, status_emoji, status_text, status_until, status, change_seq';
export const chatColumns = 'id, kind, name, topic, avatar_url, description, can_members_add, status, created_by_id, last_message_seq, created_at, change_seq';
export const memberColumns =
  'chat_id, user_id, role, last_read_seq, notification_preference, muted_until, pinned_at, marked_unread_seq, joined_at, left_at, joined_change_seq, public_change_seq, change_seq';
export const messageColumns =
  'id, chat_id, sender_id, type, seq, body, reply_to_message_id, thread_root_message_id, is_only_in_thread, pinned_at, pinned_by_id, details, created_at, edited_at, edit_count, deleted_at, deleted_by_id, change_seq';
export const reactionColumns = 'message_id, chat_id, user_id, emoji, created_at, removed_at, change_seq';

/** The same columns of a table that needs an alias. */
export function aliased(columns: string, alias: string): string {
  return columns.split(', ').map((column) => `${alias}.${column}`).join(', ');
}

export function toUserRow(user: StoredUser): UserRow {
  return {
    id: user.id,
    email: user.email,
    displayName: user.display_name,
    title: user.title,
    timeZone: user.time_zone,
    avatarUrl: user.avatar_url,
    ...(user.pronouns === null ? {} : { pronouns: user.pronouns }),
    ...(user.status_text === null ? {} : { personStatus: { emoji: user.status_emoji, text: user.status_text, until: user.status_until } }),
    status: user.status,
    changeSeq: user.change_seq,
  };
}

export function toChatRow(chat: StoredChat): ChatRow {
  return {
    id: chat.id,
    kind: chat.kind,
    name: chat.name,
    topic: chat.topic,
    avatarUrl: chat.avatar_url,
    ...(chat.description === null ? {} : { description: chat.description }),
    ...(chat.can_members_add === 0 || chat.can_members_add === false ? {} : { canMembersAdd: true }),
    status: chat.status,
    createdById: chat.created_by_id,
    createdAt: chat.created_at,
    changeSeq: chat.change_seq,
  };
}

/** A membership as its owner's devices see it (ADR 0005). */
export function toOwnMemberRow(member: StoredMember): MemberRow {
  return {
    ...toPublicMemberRow(member),
    changeSeq: member.change_seq,
    own: {
      lastReadSeq: member.last_read_seq,
      notificationPreference: member.notification_preference,
      mutedUntil: member.muted_until,
      pinnedAt: member.pinned_at,
      ...(member.marked_unread_seq === null ? {} : { markedUnreadSeq: member.marked_unread_seq }),
    },
  };
}

/** A membership as everybody else in the chat sees it. */
export function toPublicMemberRow(member: StoredMember): MemberRow {
  return {
    chatId: member.chat_id,
    userId: member.user_id,
    role: member.role,
    joinedAt: member.joined_at,
    leftAt: member.left_at,
    changeSeq: member.public_change_seq,
  };
}

export function toMessageRow(message: StoredMessage): MessageRow {
  return {
    id: message.id,
    chatId: message.chat_id,
    senderId: message.sender_id,
    type: message.type,
    seq: message.seq,
    body: message.body,
    replyToMessageId: message.reply_to_message_id,
    threadRootMessageId: message.thread_root_message_id,
    ...(message.is_only_in_thread ? { isOnlyInThread: true } : {}),
    ...(message.details === null ? {} : { details: JSON.parse(message.details) as unknown }),
    createdAt: message.created_at,
    editedAt: message.edited_at,
    editCount: message.edit_count,
    deletedAt: message.deleted_at,
    deletedById: message.deleted_by_id,
    ...(message.pinned_at === null || message.pinned_by_id === null ? {} : { pinned: { at: message.pinned_at, byId: message.pinned_by_id } }),
    changeSeq: message.change_seq,
  };
}

export function toReactionRow(reaction: StoredReaction): ReactionRow {
  return {
    messageId: reaction.message_id,
    chatId: reaction.chat_id,
    userId: reaction.user_id,
    emoji: reaction.emoji,
    createdAt: reaction.created_at,
    removedAt: reaction.removed_at,
    changeSeq: reaction.change_seq,
  };
}
