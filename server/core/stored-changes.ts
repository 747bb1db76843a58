import type { MemberRole, MessageType } from '#shared/database/enums';
import { newId } from '#shared/domain/ids';
import type { FileMessageDetails } from '#shared/protocol/files/attachment';
import type { SystemMessageDetails } from '#shared/protocol/rows/system-message-details';
import type { MessageRow } from '#shared/protocol/rows/message-row';
import type { KnownChat } from './chat-directory.ts';
import type { CommandContext } from './command-context.ts';
import { memberColumns, toOwnMemberRow, toPublicMemberRow, type StoredMember } from './stored-rows.ts';

const insertMessageSql = `INSERT INTO messages
  (id, organization_id, chat_id, sender_id, type, seq, body, reply_to_message_id, thread_root_message_id, is_only_in_thread, details, created_at, change_seq)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

interface NewMessage {
  readonly id: string;
  readonly type: MessageType;
  readonly body: string;
  readonly replyToMessageId: string | null;
  readonly details: SystemMessageDetails | FileMessageDetails | null;
  readonly thread?: { readonly rootMessageId: string; readonly isAlsoInChat: boolean };
  /** Who it is of; the one who asks unless told otherwise. */
  readonly senderId?: string;
}

/** Appends a message to its chat: the next seq (SY3), the next change number (SY4), told to the chat. */
export async function appendMessage(context: CommandContext, chat: KnownChat, message: NewMessage): Promise<MessageRow> {
  const seq = chat.lastSeq + 1;
  const row: MessageRow = {
    id: message.id,
    chatId: chat.id,
    senderId: message.senderId ?? context.actor.userId,
    type: message.type,
    seq,
    body: message.body,
    replyToMessageId: message.replyToMessageId,
    threadRootMessageId: message.thread?.rootMessageId ?? null,
    ...(message.thread?.isAlsoInChat === false ? { isOnlyInThread: true } : {}),
    ...(message.details === null ? {} : { details: message.details }),
    createdAt: context.nowMs,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    deletedById: null,
    changeSeq: context.nextChangeSeq(),
  };
  const details = message.details === null ? null : JSON.stringify(message.details);
  await context.writer.run(insertMessageSql, [
    row.id, context.actor.organizationId, chat.id, row.senderId, row.type, seq, row.body, row.replyToMessageId, row.threadRootMessageId, Number(row.isOnlyInThread === true), details, row.createdAt, row.changeSeq,
  ]);
  context.lookups.noteMessage(row.id, row);
  chat.lastSeq = seq;
  context.touchLastMessage(chat.id, row);
  context.changes.chat(chat.id).messages.set(row.id, row);
  return row;
}

/** Appends what happened to the chat itself, as a line everybody sees. */
export async function appendSystemMessage(context: CommandContext, chat: KnownChat, details: SystemMessageDetails, senderId = context.actor.userId): Promise<void> {
  await appendMessage(context, chat, { id: newId(), type: 'system', body: '', replyToMessageId: null, details, senderId });
}

/** Brings somebody in, again if they left before; they start with everything read and get the chat's snapshot. */
export async function addMember(context: CommandContext, chat: KnownChat, member: { userId: string; role: MemberRole }): Promise<void> {
  const changeSeq = context.nextChangeSeq();
  await context.writer.run(
    `INSERT INTO chat_members
       (chat_id, user_id, organization_id, role, last_read_seq, joined_at, joined_change_seq, public_change_seq, change_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (chat_id, user_id) DO UPDATE SET role = excluded.role, left_at = NULL, joined_at = excluded.joined_at,
       last_read_seq = CASE WHEN chat_members.last_read_seq > excluded.last_read_seq THEN chat_members.last_read_seq ELSE excluded.last_read_seq END,
       joined_change_seq = excluded.joined_change_seq, public_change_seq = excluded.public_change_seq, change_seq = excluded.change_seq`,
    [chat.id, member.userId, context.actor.organizationId, member.role, chat.lastSeq, context.nowMs, changeSeq, changeSeq, changeSeq],
  );
  chat.members.set(member.userId, member.role);
  await announceMember(context, chat.id, member.userId);
  context.changes.memberships.push({ chatId: chat.id, userId: member.userId, isIn: true });
}

/** Ends a membership (SY9): the former member's devices get this one row and nothing after it. */
export async function endMembership(context: CommandContext, chat: KnownChat, userId: string): Promise<void> {
  const changeSeq = context.nextChangeSeq();
  await context.writer.run(
    'UPDATE chat_members SET left_at = ?, public_change_seq = ?, change_seq = ? WHERE chat_id = ? AND user_id = ? AND left_at IS NULL',
    [context.nowMs, changeSeq, changeSeq, chat.id, userId],
  );
  // What they meant to one person goes with the messages; nothing of it comes back with a new joining.
  await context.writer.run('DELETE FROM message_marks WHERE chat_id = ? AND user_id = ?', [chat.id, userId]);
  await context.writer.run('DELETE FROM scheduled_messages WHERE chat_id = ? AND user_id = ?', [chat.id, userId]);
  chat.members.delete(userId);
  await announceMember(context, chat.id, userId);
  context.changes.memberships.push({ chatId: chat.id, userId, isIn: false });
}

/** Tells the chat what is public of a membership, and the member's own devices all of it. */
export async function announceMember(context: CommandContext, chatId: string, userId: string): Promise<void> {
  const stored = await readMember(context, chatId, userId);
  context.changes.chat(chatId).members.set(userId, toPublicMemberRow(stored));
  context.changes.user(userId).members.set(chatId, toOwnMemberRow(stored));
}

/** Tells only the member's own devices. */
export async function announceOwnMember(context: CommandContext, chatId: string): Promise<void> {
  const stored = await readMember(context, chatId, context.actor.userId);
  context.changes.user(context.actor.userId).members.set(chatId, toOwnMemberRow(stored));
}

async function readMember(context: CommandContext, chatId: string, userId: string): Promise<StoredMember> {
  const stored = await context.writer.get<StoredMember>(`SELECT ${memberColumns} FROM chat_members WHERE chat_id = ? AND user_id = ?`, [chatId, userId]);
  if (stored === undefined) throw new Error('A membership that was just written is gone');
  return stored;
}
