import type { ChatKind, ChatStatus, MemberRole } from '#shared/database/enums';
import { can, type ChatFacts } from '#shared/domain/can';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';
import { readSeqOf } from '#shared/domain/read-seq';
import { unknownName } from '#shared/domain/unknown-name';
import { isSendSql } from '../../outbox/intent-kinds.ts';
import { liveCallView } from './live-call.ts';
import { statusOf, type StatusColumns } from './people.ts';
import { nameOf, type ViewContext } from '../view-context.ts';

interface ChatRow {
  readonly kind: ChatKind;
  readonly status: ChatStatus;
  readonly name: string | null;
  readonly topic: string | null;
  readonly description: string | null;
  readonly can_members_add: number;
  readonly role: MemberRole;
  readonly left_at: number | null;
  readonly last_read_seq: number;
  readonly marked_unread_seq: number | null;
  readonly unread_count: number;
}

interface MemberRow extends StatusColumns {
  readonly user_id: string;
  readonly display_name: string;
  readonly title: string | null;
  readonly role: MemberRole;
}

const membersSql = `
  SELECT chat_members.user_id, users.display_name, users.title, users.status_emoji, users.status_text, users.status_until, chat_members.role
  FROM chat_members JOIN users ON users.id = chat_members.user_id
  WHERE chat_id = ? AND left_at IS NULL
  ORDER BY CASE role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END, users.display_name COLLATE NOCASE, users.id LIMIT ?`;

const otherSql = `SELECT user_id, status_emoji, status_text, status_until FROM chat_members LEFT JOIN users ON users.id = chat_members.user_id WHERE chat_id = ? AND user_id <> ?`;

/** The chat as the person stands to it, or null when it is not held here. */
export function readChatFacts(context: ViewContext, chatId: string): ChatFacts | null {
  const row = readChat(context, chatId);
  return row === undefined ? null : toFacts(row);
}

function toFacts(row: ChatRow): ChatFacts {
  return { kind: row.kind, status: row.status, ownRole: row.left_at === null ? row.role : null, canMembersAdd: row.can_members_add === 1 };
}

/** Also a chat that was left, while it holds what could not be sent. */
function readChat({ store, self }: ViewContext, chatId: string): ChatRow | undefined {
  return store.get<ChatRow>(
    `SELECT kind, status, name, topic, description, can_members_add, role, left_at, last_read_seq, marked_unread_seq, unread_count FROM chats
     JOIN chat_members ON chat_members.chat_id = chats.id AND chat_members.user_id = ? WHERE chats.id = ? AND status <> 'deleted'
       AND (left_at IS NULL OR EXISTS (SELECT 1 FROM outbox WHERE outbox.chat_id = chats.id AND outbox.status = 'failed' AND ${isSendSql}))`,
    self.userId, chatId,
  );
}

/** A chat's header and people; null when it does not exist here (any more). */
export function chatDetailView(context: ViewContext, params: { chatId: string; memberLimit: number }): ChatDetail | null {
  const { store, self, actor } = context;
  const { chatId } = params;
  const chat = readChat(context, chatId);
  if (chat === undefined) return null;
  const facts = toFacts(chat);
  const other = chat.kind === 'direct' ? store.get<{ user_id: string } & StatusColumns>(otherSql, chatId, self.userId) : undefined;
  const canManage = can(actor, 'chat.update', facts).allowed;
  return {
    id: chatId,
    kind: chat.kind,
    isArchived: chat.status === 'archived',
    title: chat.kind === 'group' ? (chat.name ?? unknownName) : nameOf(store, other?.user_id ?? ''),
    topic: chat.topic,
    description: chat.description,
    otherUserId: other?.user_id ?? null,
    personStatus: other === undefined ? null : statusOf(other, context.nowMs),
    canMembersAdd: facts.canMembersAdd,
    ownRole: chat.role,
    memberCount: store.get<{ count: number }>('SELECT COUNT(*) AS count FROM chat_members WHERE chat_id = ? AND left_at IS NULL', chatId)?.count ?? 0,
    members: store.all<MemberRow>(membersSql, chatId, params.memberLimit).map((member) => toMember(context, member)),
    typingNames: context.typingIn(chatId).map((userId) => nameOf(store, userId)),
    lastReadSeq: readSeqOf({ lastReadSeq: chat.last_read_seq, markedUnreadSeq: chat.marked_unread_seq }),
    isMarkedUnread: chat.marked_unread_seq !== null,
    pinnedCount: store.get<{ count: number }>('SELECT COUNT(*) AS count FROM messages WHERE chat_id = ? AND pinned_at IS NOT NULL', chatId)?.count ?? 0,
    unreadCount: chat.unread_count,
    canWrite: can(actor, 'message.send', facts).allowed,
    canManage,
    canManageOwners: canManage && chat.role === 'owner',
    canAddMembers: can(actor, 'member.add', facts).allowed,
    canCall: can(actor, 'call.use', facts).allowed,
    liveCall: liveCallView(context, chatId, context.deviceCalls),
    canClose: can(actor, 'chat.setStatus', facts).allowed,
    canLeave: chat.kind === 'group' && facts.ownRole !== null,
  };
}

function toMember(context: ViewContext, member: MemberRow): ChatMemberView {
  return {
    userId: member.user_id,
    displayName: member.display_name,
    title: member.title,
    status: statusOf(member, context.nowMs),
    role: member.role,
    isSelf: member.user_id === context.self.userId,
    presence: context.presenceOf(member.user_id),
  };
}
