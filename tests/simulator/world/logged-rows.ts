import type { RowSet } from '#shared/protocol/rows/row-set';
import type { LoggedRow } from '../history.ts';
import { hashOf } from './recorder.ts';

type Rows<Name extends keyof RowSet> = NonNullable<RowSet[Name]> extends readonly (infer Row)[] ? Row : never;

function loggedMessage(row: Rows<'messages'>): LoggedRow {
  const { id, chatId, senderId, seq, changeSeq } = row;
  return { kind: 'message', id, chatId, senderId, seq, changeSeq, hash: row.deletedAt === null ? hashOf(row.body) : null, ...(row.type === 'system' ? { isSystem: true } : {}) };
}

function loggedReaction(row: Rows<'reactions'>): LoggedRow {
  const { messageId, chatId, userId, emoji, changeSeq } = row;
  return { kind: 'reaction', messageId, chatId, userId, emoji, isPresent: row.removedAt === null, changeSeq };
}

function loggedMember({ chatId, userId, role, leftAt, changeSeq, own }: Rows<'members'>): LoggedRow {
  return { kind: 'member', chatId, userId, role, leftAt, changeSeq, lastReadSeq: own?.lastReadSeq ?? null };
}

/**
 * What the rules speak of in the rows of a frame, which are one step: who comes in is told so before what they get to
 * see, who leaves after it.
 */
export function loggedRowsOf(rows: RowSet): LoggedRow[] {
  const members = rows.members ?? [];
  return [
    ...members.filter(({ leftAt }) => leftAt === null).map(loggedMember),
    ...(rows.chats ?? []).map(({ id, changeSeq }): LoggedRow => ({ kind: 'chat', id, changeSeq })),
    ...(rows.messages ?? []).map(loggedMessage),
    ...(rows.reactions ?? []).map(loggedReaction),
    ...(rows.calls ?? []).map(({ id, chatId, status, changeSeq }): LoggedRow => ({ kind: 'call', id, chatId, status, changeSeq })),
    ...members.filter(({ leftAt }) => leftAt !== null).map(loggedMember),
  ];
}

/** The queries that give the rows of a database, server or store, as {@link LoggedRow}s above a change number. */
export const loggedTables = [
  { table: 'chats', sql: 'SELECT id, change_seq FROM chats WHERE change_seq > ?', toRow: (row: Stored): LoggedRow => ({ kind: 'chat', id: row['id'] as string, changeSeq: row['change_seq'] as number }) },
  { table: 'chat_members', sql: 'SELECT chat_id, user_id, role, left_at, change_seq, last_read_seq FROM chat_members WHERE change_seq > ?', toRow: memberOf },
  { table: 'messages', sql: 'SELECT id, chat_id, sender_id, type, seq, change_seq, body, deleted_at FROM messages WHERE change_seq > ? AND seq IS NOT NULL', toRow: messageOf },
  { table: 'message_reactions', sql: 'SELECT message_id, chat_id, user_id, emoji, removed_at, change_seq FROM message_reactions WHERE change_seq > ?', toRow: reactionOf },
] as const;

export type Stored = Readonly<Record<string, string | number | null>>;

function memberOf(row: Stored): LoggedRow {
  return {
    kind: 'member', chatId: row['chat_id'] as string, userId: row['user_id'] as string, role: row['role'] as string, leftAt: row['left_at'] as number | null,
    changeSeq: row['change_seq'] as number, lastReadSeq: row['last_read_seq'] as number,
  };
}

function messageOf(row: Stored): LoggedRow {
  return {
    kind: 'message', id: row['id'] as string, chatId: row['chat_id'] as string, senderId: row['sender_id'] as string, seq: row['seq'] as number,
    changeSeq: row['change_seq'] as number, hash: row['deleted_at'] === null ? hashOf(row['body'] as string) : null,
    ...(row['type'] === 'system' ? { isSystem: true } : {}),
  };
}

function reactionOf(row: Stored): LoggedRow {
  return {
    kind: 'reaction', messageId: row['message_id'] as string, chatId: row['chat_id'] as string, userId: row['user_id'] as string, emoji: row['emoji'] as string,
    isPresent: row['removed_at'] === null, changeSeq: row['change_seq'] as number,
  };
}
