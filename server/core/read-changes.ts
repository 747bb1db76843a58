import { limits } from '#shared/domain/limits';
import type { RowSet } from '#shared/protocol/rows/row-set';
import type { SqlReader, SqlValue } from '../store/sql-database.ts';
import { callColumns, callParticipantColumns, callParticipantSource, toCallParticipantRow, toCallRow, type StoredCall, type StoredCallParticipant } from './calls/stored-calls.ts';
import { readChatSnapshot } from './chat-snapshot.ts';
import { PageBudget } from './page-budget.ts';
import { joinRowSets } from './row-sets.ts';
import { markColumns, toMarkRow, type StoredMark } from './stored-marks.ts';
import { scheduledColumns, toScheduledRow, type StoredScheduled } from './stored-scheduled.ts';
import { preferenceColumns, toPreferenceRow, type StoredPreference } from './stored-preferences.ts';
import {
  aliased, chatColumns, memberColumns, messageColumns, reactionColumns, toChatRow, toMessageRow, toOwnMemberRow, toPublicMemberRow, toReactionRow, toUserRow,
  userColumns, type StoredChat, type StoredMember, type StoredMessage, type StoredReaction, type StoredUser,
} from './stored-rows.ts';

/** A page of changes: everything the viewer may see with `since` < change number ≤ `until`. */
export interface ChangesPage {
  readonly rows: RowSet;
  readonly until: number;
  readonly hasMore: boolean;
}

interface Viewer {
  readonly userId: string;
  readonly organizationId: string;
}

interface NumberedSet {
  readonly changeSeq: number;
  readonly set: RowSet;
  /** The chat that the viewer joined with this change. */
  readonly joinedChatId?: string;
}

/** Reads the next page after a cursor, cut at a change number so that nothing is split or left out (SY4, SY5). */
export async function readChanges(reader: SqlReader, viewer: Viewer, range: { since: number; head: number }): Promise<ChangesPage> {
  const sources = [
    await changedUsers(reader, viewer, range.since),
    await changedChats(reader, viewer, range.since),
    await changedOwnMemberships(reader, viewer, range.since),
    await changedOtherMemberships(reader, viewer, range.since),
    await changedMessages(reader, viewer, range.since),
    await changedReactions(reader, viewer, range.since),
    await changedMarks(reader, viewer, range.since),
    await changedScheduled(reader, viewer, range.since),
    await changedPreferences(reader, viewer, range.since),
    await changedCalls(reader, viewer, range.since),
    await changedCallParticipants(reader, viewer, range.since),
  ];
  const all = sources.flat().sort((one, other) => one.changeSeq - other.changeSeq);
  const { sets, takenCount } = await fillPage(reader, viewer, all);
  const isCut = takenCount < all.length || sources.some((source) => source.length === limits.rowsPerPage);
  // Rows newer than the head may be here before others of their number: what was read first does not know of them.
  const until = isCut ? Math.min(all[takenCount - 1]?.changeSeq ?? range.head, range.head) : range.head;
  return { rows: joinRowSets(sets), until, hasMore: isCut };
}

/** Takes changes in their order until the page is full. A chat joined after the cursor brings what happened before the joining too (SY13). */
async function fillPage(reader: SqlReader, viewer: Viewer, all: readonly NumberedSet[]): Promise<{ sets: RowSet[]; takenCount: number }> {
  const sets: RowSet[] = [];
  const budget = new PageBudget();
  const take = (set: RowSet) => {
    sets.push(set);
    budget.take(set);
  };
  let takenCount = 0;
  for (const { set, joinedChatId } of all) {
    if (budget.isFull()) break;
    take(set);
    if (joinedChatId !== undefined) take(await readChatSnapshot(reader, joinedChatId, viewer.userId));
    takenCount += 1;
  }
  return { sets, takenCount };
}

async function changedUsers(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${userColumns} FROM users WHERE organization_id = ? AND change_seq > ? ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredUser>(sql, [viewer.organizationId, since, limits.rowsPerPage]);
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { users: [toUserRow(row)] } }));
}

const ownChats = `(SELECT chat_id FROM chat_members WHERE user_id = ? AND left_at IS NULL)`;

async function changedChats(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${chatColumns} FROM chats WHERE organization_id = ? AND change_seq > ? AND id IN ${ownChats} ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredChat>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { chats: [toChatRow(row)] } }));
}

async function changedOwnMemberships(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${memberColumns} FROM chat_members WHERE user_id = ? AND change_seq > ? ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredMember>(sql, [viewer.userId, since, limits.rowsPerPage]);
  return rows.map((row) => ({
    changeSeq: row.change_seq,
    set: { members: [toOwnMemberRow(row)] },
    ...(row.left_at === null && row.joined_change_seq > since ? { joinedChatId: row.chat_id } : {}),
  }));
}

async function changedOtherMemberships(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${memberColumns} FROM chat_members
    WHERE organization_id = ? AND public_change_seq > ? AND chat_id IN ${ownChats} AND user_id <> ? ORDER BY public_change_seq LIMIT ?`;
  const rows = await reader.all<StoredMember>(sql, [viewer.organizationId, since, viewer.userId, viewer.userId, limits.rowsPerPage]);
  return rows.map((row) => ({ changeSeq: row.public_change_seq, set: { members: [toPublicMemberRow(row)] } }));
}

async function changedMessages(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${aliased(messageColumns, 'messages')} FROM messages
    WHERE organization_id = ? AND change_seq > ? AND chat_id IN ${ownChats} ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredMessage>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { messages: [toMessageRow(row)] } }));
}

async function changedReactions(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${reactionColumns} FROM message_reactions
    WHERE organization_id = ? AND change_seq > ? AND chat_id IN ${ownChats} ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredReaction>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { reactions: [toReactionRow(row)] } }));
}

async function changedMarks(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${markColumns} FROM message_marks
    WHERE organization_id = ? AND change_seq > ? AND user_id = ? ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredMark>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { marks: [toMarkRow(row)] } }));
}

async function changedScheduled(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${scheduledColumns} FROM scheduled_messages
    WHERE organization_id = ? AND change_seq > ? AND user_id = ? ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredScheduled>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { scheduled: [toScheduledRow(row)] } }));
}

async function changedPreferences(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${preferenceColumns} FROM user_preferences WHERE organization_id = ? AND change_seq > ? AND user_id = ? ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredPreference>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { preferences: [toPreferenceRow(row)] } }));
}

async function changedCalls(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${callColumns} FROM call_sessions WHERE organization_id = ? AND change_seq > ? AND chat_id IN ${ownChats} ORDER BY change_seq LIMIT ?`;
  const rows = await reader.all<StoredCall>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { calls: [toCallRow(row)] } }));
}

async function changedCallParticipants(reader: SqlReader, viewer: Viewer, since: number): Promise<NumberedSet[]> {
  const sql = `SELECT ${callParticipantColumns} FROM ${callParticipantSource}
    WHERE call_participants.organization_id = ? AND call_participants.change_seq > ? AND call_sessions.chat_id IN ${ownChats} ORDER BY call_participants.change_seq LIMIT ?`;
  const rows = await reader.all<StoredCallParticipant>(sql, visible(viewer, since));
  return rows.map((row) => ({ changeSeq: row.change_seq, set: { callParticipants: [toCallParticipantRow(row)] } }));
}

function visible(viewer: Viewer, since: number): SqlValue[] {
  return [viewer.organizationId, since, viewer.userId, limits.rowsPerPage];
}
