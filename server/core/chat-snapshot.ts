import { limits } from '#shared/domain/limits';
import { readSeqOf } from '#shared/domain/read-seq';
import type { MessageMarkRow } from '#shared/protocol/rows/message-mark-row';
import type { ScheduledMessageRow } from '#shared/protocol/rows/scheduled-message-row';
import type { RowSet } from '#shared/protocol/rows/row-set';
import { idLists } from '../store/id-lists.ts';
import type { SqlReader } from '../store/sql-database.ts';
import { callColumns, callParticipantColumns, callParticipantSource, toCallParticipantRow, toCallRow, type StoredCall, type StoredCallParticipant } from './calls/stored-calls.ts';
import { markColumns, toMarkRow, type StoredMark } from './stored-marks.ts';
import { scheduledColumns, toScheduledRow, type StoredScheduled } from './stored-scheduled.ts';
import {
  chatColumns, memberColumns, messageColumns, reactionColumns, toChatRow, toMessageRow, toOwnMemberRow, toPublicMemberRow, toReactionRow,
  type StoredChat, type StoredMember, type StoredMessage, type StoredReaction,
} from './stored-rows.ts';

/**
 * A chat whole from its newest end (SY13): its row, all members, the newest messages with their reactions.
 * @param userId whose own membership it is; null for what is the same for everybody who comes in now, with all of it
 * read and their own membership told apart
 */
export async function readChatSnapshot(reader: SqlReader, chatId: string, userId: string | null): Promise<RowSet> {
  const chat = await reader.get<StoredChat>(`SELECT ${chatColumns} FROM chats WHERE id = ?`, [chatId]);
  if (chat === undefined) return {};
  const members = await reader.all<StoredMember>(`SELECT ${memberColumns} FROM chat_members WHERE chat_id = ? AND left_at IS NULL`, [chatId]);
  const messages = await reader.all<StoredMessage>(`SELECT ${messageColumns} FROM messages WHERE chat_id = ? ORDER BY seq DESC LIMIT ?`, [
    chatId, limits.messagesInSnapshot,
  ]);
  const historyFloorSeq = messages.length < limits.messagesInSnapshot ? 1 : (messages.at(-1)?.seq ?? 1);
  const own = members.find((member) => member.user_id === userId);
  const lastReadSeq = own === undefined ? 0 : readSeqOf({ lastReadSeq: own.last_read_seq, markedUnreadSeq: own.marked_unread_seq });
  const unreadBefore = userId === null ? 0 : await countUnreadBefore(reader, { chatId, userId, lastReadSeq, historyFloorSeq });
  return {
    chats: [toChatRow(chat)],
    members: members.map((member) => (member.user_id === userId ? toOwnMemberRow(member) : toPublicMemberRow(member))),
    messages: messages.map(toMessageRow),
    reactions: (await readReactions(reader, messages)).map(toReactionRow),
    ...(userId === null ? {} : { marks: await readMarks(reader, chatId, userId), scheduled: await readWaitingScheduled(reader, chatId, userId) }),
    ...(await readRecentCalls(reader, chatId)),
    snapshots: [{ chatId, historyFloorSeq, unreadBefore }],
  };
}

/** All of one's own marks in the chat, also of messages that come later with the history: they are few. */
async function readMarks(reader: SqlReader, chatId: string, userId: string): Promise<MessageMarkRow[]> {
  const marks = await reader.all<StoredMark>(`SELECT ${markColumns} FROM message_marks WHERE chat_id = ? AND user_id = ?`, [chatId, userId]);
  return marks.map(toMarkRow);
}

/** One's own messages of the chat that wait for their time. */
async function readWaitingScheduled(reader: SqlReader, chatId: string, userId: string): Promise<ScheduledMessageRow[]> {
  const rows = await reader.all<StoredScheduled>(`SELECT ${scheduledColumns} FROM scheduled_messages WHERE chat_id = ? AND user_id = ? AND ended_at IS NULL`, [chatId, userId]);
  return rows.map(toScheduledRow);
}

/** The newest calls of a chat, the running one among them. */
async function readRecentCalls(reader: SqlReader, chatId: string): Promise<RowSet> {
  const calls = await reader.all<StoredCall>(`SELECT ${callColumns} FROM call_sessions WHERE chat_id = ? ORDER BY created_at DESC LIMIT ?`, [chatId, limits.callsInSnapshot]);
  if (calls.length === 0) return {};
  const places = calls.map(() => '?').join(', ');
  const sql = `SELECT ${callParticipantColumns} FROM ${callParticipantSource} WHERE call_session_id IN (${places})`;
  const participants = await reader.all<StoredCallParticipant>(sql, calls.map((call) => call.id));
  return { calls: calls.map(toCallRow), callParticipants: participants.map(toCallParticipantRow) };
}

interface UnreadRange {
  readonly chatId: string;
  readonly userId: string;
  readonly lastReadSeq: number;
  readonly historyFloorSeq: number;
}

/** SY11: unread are messages above the pointer that are not one's own, not deleted, not system and not in a thread alone. */
async function countUnreadBefore(reader: SqlReader, range: UnreadRange): Promise<number> {
  if (range.lastReadSeq >= range.historyFloorSeq - 1) return 0;
  const row = await reader.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM messages
     WHERE chat_id = ? AND seq > ? AND seq < ? AND sender_id <> ? AND deleted_at IS NULL AND type <> 'system' AND is_only_in_thread = ?`,
    [range.chatId, range.lastReadSeq, range.historyFloorSeq, range.userId, 0],
  );
  return row?.count ?? 0;
}

/** The reactions standing on these messages. */
export async function readReactions(reader: SqlReader, messages: readonly { readonly id: string }[]): Promise<StoredReaction[]> {
  const found: StoredReaction[] = [];
  for (const { places, ids } of idLists(messages.map(({ id }) => id))) {
    found.push(...(await reader.all<StoredReaction>(`SELECT ${reactionColumns} FROM message_reactions WHERE message_id IN (${places}) AND removed_at IS NULL`, ids)));
  }
  return found;
}
