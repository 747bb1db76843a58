import type { ChatKind, ChatStatus, MemberRole, MessageType, NotificationPreference } from '#shared/database/enums';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { Preview } from '#shared/contract/views/preview-view';
import { unknownName } from '#shared/domain/unknown-name';
import { isCreationSql, isSendSql } from '../../outbox/intent-kinds.ts';
import { readPreferences } from '../../store/preferences.ts';
import { soundSql } from '../../store/row-digest.ts';
import { chatEventOf } from '../../views/chat-event.ts';
import { previewOfMessage } from '../../views/preview-of-message.ts';
import { countUnreadMentions, MentionBook } from './mentions.ts';
import { statusOf, type StatusColumns } from './people.ts';
import { nameOf, type ViewContext } from '../view-context.ts';

interface ChatListRow extends StatusColumns {
  readonly id: string;
  readonly kind: ChatKind;
  readonly status: ChatStatus;
  readonly marked_unread_seq: number | null;
  readonly name: string | null;
  readonly created_at: number;
  readonly role: MemberRole;
  readonly unread_count: number;
  readonly muted_until: number | null;
  readonly pinned_at: number | null;
  readonly notification_preference: NotificationPreference;
  readonly has_draft: number;
  readonly has_live_call: number;
  readonly other_id: string | null;
  readonly other_name: string | null;
  readonly message_id: string | null;
  readonly message_type: MessageType | null;
  readonly sender_id: string | null;
  readonly sender_name: string | null;
  readonly body_start: string | null;
  readonly details: string | null;
  readonly deleted_at: number | null;
  readonly message_created_at: number | null;
  readonly message_seq: number | null;
  readonly send_status: 'waiting' | 'failed' | null;
  readonly creation_status: 'waiting' | 'failed' | null;
}

/** One row for each chat; the last message is found by its id, so that the size of the history does not matter. */
const chatListSql = `
  SELECT chats.id, chats.kind, chats.status, own.marked_unread_seq, chats.name, chats.created_at, own.role, own.unread_count, own.muted_until, own.pinned_at, own.notification_preference,
    EXISTS (SELECT 1 FROM drafts WHERE drafts.chat_id = chats.id) AS has_draft,
    EXISTS (SELECT 1 FROM call_sessions WHERE call_sessions.organization_id = chats.organization_id AND call_sessions.status IN ('created', 'ringing', 'active') AND call_sessions.chat_id = chats.id) AS has_live_call,
    other.user_id AS other_id, other_user.display_name AS other_name, other_user.status_emoji, other_user.status_text, other_user.status_until,
    last.id AS message_id, last.type AS message_type, last.sender_id, sender.display_name AS sender_name, SUBSTR(${soundSql('messages', 'body', 'last')}, 1, 400) AS body_start,
    last.details, last.deleted_at, last.created_at AS message_created_at, last.seq AS message_seq,
    (SELECT status FROM outbox WHERE outbox.message_id = last.id AND last.seq IS NULL LIMIT 1) AS send_status,
    (SELECT status FROM outbox WHERE outbox.chat_id = chats.id AND chats.change_seq = 0 AND ${isCreationSql()} LIMIT 1) AS creation_status
  FROM chat_members AS own
  JOIN chats ON chats.id = own.chat_id
  LEFT JOIN chat_members AS other ON chats.kind = 'direct' AND other.chat_id = chats.id AND other.user_id <> own.user_id
  LEFT JOIN users AS other_user ON other_user.id = other.user_id
  LEFT JOIN messages AS last ON last.id = chats.last_message_id
  LEFT JOIN users AS sender ON sender.id = last.sender_id
  WHERE own.user_id = ? AND chats.status <> 'deleted'
    AND (own.left_at IS NULL OR EXISTS (SELECT 1 FROM outbox WHERE outbox.chat_id = chats.id AND status = 'failed' AND ${isSendSql}))
  ORDER BY COALESCE(chats.last_message_at, chats.created_at) DESC, chats.id`;

/** All chats, most recent activity first. */
export function chatListView(context: ViewContext, nowMs: number): ChatSummary[] {
  const book = new MentionBook(context.store, context.self);
  const { keywords } = readPreferences(context.store, context.self).notifications;
  return context.store.all<ChatListRow>(chatListSql, context.self.userId).map((row) => toSummary(context, row, { nowMs, book, keywords }));
}

interface SummaryTools {
  readonly nowMs: number;
  readonly book: MentionBook;
  readonly keywords: readonly string[];
}

function toSummary(context: ViewContext, row: ChatListRow, { nowMs, book, keywords }: SummaryTools): ChatSummary {
  return {
    id: row.id,
    kind: row.kind,
    isArchived: row.status === 'archived',
    title: (row.kind === 'direct' ? row.other_name : row.name) ?? unknownName,
    otherUserId: row.other_id,
    presence: row.other_id === null ? null : context.presenceOf(row.other_id),
    personStatus: statusOf(row, nowMs),
    ownRole: row.role,
    unreadCount: row.unread_count,
    mentionCount: row.unread_count === 0 ? 0 : countUnreadMentions(context.store, book, { chatId: row.id, self: context.self, keywords }),
    isMarkedUnread: row.marked_unread_seq !== null,
    isMuted: row.muted_until !== null && row.muted_until > nowMs,
    notificationPreference: row.notification_preference,
    pinnedAt: row.pinned_at,
    hasDraft: row.has_draft === 1,
    hasLiveCall: row.has_live_call === 1,
    typingNames: context.typingIn(row.id).map((userId) => nameOf(context.store, userId)),
    lastMessage: row.message_id === null ? null : toLastMessage(context, row),
    activityAt: row.message_created_at ?? row.created_at,
  };
}

function toLastMessage(context: ViewContext, row: ChatListRow): ChatSummary['lastMessage'] {
  const senderName = row.sender_name ?? unknownName;
  const status = row.creation_status === 'failed' ? row.creation_status : (row.send_status ?? row.creation_status);
  return {
    messageId: row.message_id ?? '',
    seq: row.message_seq,
    senderName,
    isOwn: row.sender_id === context.self.userId,
    isSystem: row.message_type === 'system',
    preview: lastPreview(context, row, senderName),
    createdAt: row.message_created_at ?? row.created_at,
    delivery: status ?? 'sent',
  };
}

function lastPreview(context: ViewContext, row: ChatListRow, actorName: string): Preview {
  if (row.deleted_at !== null) return { kind: 'deleted' };
  if (row.message_type !== 'system') return previewOfMessage({ type: row.message_type ?? 'text', body: row.body_start ?? '', details: row.details });
  const details: unknown = row.details === null ? null : JSON.parse(row.details);
  return { kind: 'event', actorName, event: chatEventOf(details, (userId) => nameOf(context.store, userId)) };
}
