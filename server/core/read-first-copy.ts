import { limits } from '#shared/domain/limits';
import type { RowSet } from '#shared/protocol/rows/row-set';
import type { SqlReader } from '../store/sql-database.ts';
import { readChatSnapshot } from './chat-snapshot.ts';
import { PageBudget } from './page-budget.ts';
import { joinRowSets } from './row-sets.ts';
import { preferenceColumns, toPreferenceRow, type StoredPreference } from './stored-preferences.ts';
import { toUserRow, userColumns, type StoredUser } from './stored-rows.ts';

/** One part of a first copy (SY13). `next` is null with the last one. */
export interface FirstCopyPart {
  readonly rows: RowSet;
  /** The change number that the whole copy stands for; fixed by the first part and carried along. */
  readonly until: number;
  readonly next: string | null;
}

interface Viewer {
  readonly userId: string;
  readonly organizationId: string;
}

/**
 * Reads the part named by `part`: `<until>:users:<last id>` or `<until>:chats:<last id>`; null is the first.
 * Rows that change while the parts are read are newer than `until` and come again with the next pull, harmlessly.
 * @throws RangeError when the part is none that we gave
 */
export async function readFirstCopyPart(reader: SqlReader, viewer: Viewer, request: { part: string | null; head: number }): Promise<FirstCopyPart> {
  const { until, stage, after } = parsePart(request.part, request.head);
  if (stage === 'users') return readPeople(reader, viewer, { until, after, isFirst: request.part === null });
  return readChats(reader, viewer, { until, after });
}

function parsePart(part: string | null, head: number): { until: number; stage: 'users' | 'chats'; after: string } {
  if (part === null) return { until: head, stage: 'users', after: '00000000-0000-0000-0000-000000000000' };
  const match = /^(\d{1,16}):(users|chats):([0-9a-f-]{36})$/.exec(part);
  const [, until, stage, after] = match ?? [];
  if (until === undefined || after === undefined) throw new RangeError('Unknown part of a first copy');
  return { until: Math.min(Number(until), head), stage: stage === 'users' ? 'users' : 'chats', after };
}

interface StageRequest {
  readonly until: number;
  readonly after: string;
}

const lowestId = '00000000-0000-0000-0000-000000000000';

async function readPeople(reader: SqlReader, viewer: Viewer, request: StageRequest & { isFirst: boolean }): Promise<FirstCopyPart> {
  const users = await reader.all<StoredUser>(`SELECT ${userColumns} FROM users WHERE organization_id = ? AND id > ? ORDER BY id LIMIT ?`, [
    viewer.organizationId, request.after, limits.rowsPerPage,
  ]);
  const people: RowSet = { users: users.map(toUserRow) };
  const rows = request.isFirst ? joinRowSets([await readOrganization(reader, viewer.organizationId), people]) : people;
  const last = users.length === limits.rowsPerPage ? users.at(-1) : undefined;
  const next = last === undefined ? `${request.until}:chats:${lowestId}` : `${request.until}:users:${last.id}`;
  return { rows, until: request.until, next };
}

async function readOrganization(reader: SqlReader, organizationId: string): Promise<RowSet> {
  const row = await reader.get<{ id: string; name: string; slug: string; change_seq: number }>(
    'SELECT id, name, slug, change_seq FROM organizations WHERE id = ?',
    [organizationId],
  );
  return row === undefined ? {} : { organization: { id: row.id, name: row.name, slug: row.slug, changeSeq: row.change_seq } };
}

/** After all people, since they refer to one of them, and before the chats. */
async function readOwnPreferences(reader: SqlReader, userId: string): Promise<RowSet> {
  const rows = await reader.all<StoredPreference>(`SELECT ${preferenceColumns} FROM user_preferences WHERE user_id = ?`, [userId]);
  return { preferences: rows.map(toPreferenceRow) };
}

/** Snapshots of as many chats as fit a page, at least one. */
async function readChats(reader: SqlReader, viewer: Viewer, request: StageRequest): Promise<FirstCopyPart> {
  const chats = await reader.all<{ chat_id: string }>(
    `SELECT chat_members.chat_id FROM chat_members JOIN chats ON chats.id = chat_members.chat_id
     WHERE user_id = ? AND left_at IS NULL AND chats.status <> 'deleted' AND chat_id > ? ORDER BY chat_id LIMIT 200`,
    [viewer.userId, request.after],
  );
  const sets: RowSet[] = request.after === lowestId ? [await readOwnPreferences(reader, viewer.userId)] : [];
  const budget = new PageBudget();
  for (const [index, { chat_id: chatId }] of chats.entries()) {
    const snapshot = await readChatSnapshot(reader, chatId, viewer.userId);
    sets.push(snapshot);
    budget.take(snapshot);
    const isLast = index === chats.length - 1 && chats.length < 200;
    if (budget.isFull() && !isLast) return { rows: joinRowSets(sets), until: request.until, next: `${request.until}:chats:${chatId}` };
  }
  const last = chats.length === 200 ? chats.at(-1) : undefined;
  return { rows: joinRowSets(sets), until: request.until, next: last === undefined ? null : `${request.until}:chats:${last.chat_id}` };
}
