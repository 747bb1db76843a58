import type { QueryParams } from '#shared/contract/queries';
import type { DirectoryView, PersonCardView, PersonView } from '#shared/contract/views/person-view';
import { currentStatus } from '#shared/domain/person-status';
import { limits } from '#shared/domain/limits';
import type { PersonStatus } from '#shared/protocol/primitives';
import type { ViewContext } from '../view-context.ts';
import { foldedWords } from './folded-words.ts';

/** The columns of a person's status, as a part of `users`. */
export interface StatusColumns {
  readonly status_emoji: string | null;
  readonly status_text: string | null;
  readonly status_until: number | null;
}

interface PersonRow extends StatusColumns {
  readonly id: string;
  readonly display_name: string;
  readonly email: string;
  readonly title: string | null;
}

const personColumns = 'id, display_name, email, title, status_emoji, status_text, status_until';

/** The groups named on a card; more are only counted. */
const shownGroups = 20;

/** What the person says they do, as long as it counts. */
export function statusOf({ status_emoji: emoji, status_text: text, status_until: until }: StatusColumns, nowMs: number): PersonStatus | null {
  return text === null ? null : currentStatus({ emoji, text, until }, nowMs);
}

/** Active colleagues with a word starting with each word of the text, in name, address or title; accents do not matter. */
export function peopleView(context: ViewContext, params: QueryParams<'people'>): PersonView[] {
  return findPeople(context, params.text)
    .filter((row) => row.id !== context.self.userId)
    .slice(0, params.limit)
    .map((row) => toPerson(context, row));
}

/**
 * A stretch of everybody in the organization, oneself among them, in the order of names. Who is there is known of the
 * first {@link limits.presenceWatches} of those found.
 * @param watch is given the people whose presence has to be known for the answer
 */
export function directoryView(context: ViewContext, params: QueryParams<'directory'>, watch: (userIds: readonly string[]) => void): DirectoryView {
  const found = findPeople(context, params.text);
  const watched = found.slice(0, limits.presenceWatches);
  watch(watched.map(({ id }) => id));
  const listed = params.isOnlineOnly ? watched.filter(({ id }) => isThere(context, id)) : found;
  return {
    total: listed.length,
    offset: params.offset,
    people: listed.slice(params.offset, params.offset + params.limit).map((row) => ({ ...toPerson(context, row), isSelf: row.id === context.self.userId })),
    arePresencesPartial: params.isOnlineOnly && found.length > watched.length,
  };
}

function isThere(context: ViewContext, userId: string): boolean {
  const presence = context.presenceOf(userId);
  return presence === 'active' || presence === 'away';
}

/** One person, whoever they are; null for somebody not held here (yet). */
export function personView(context: ViewContext, userId: string): PersonCardView | null {
  const row = context.store.get<PersonRow & { status: string; pronouns: string | null; time_zone: string | null }>(`SELECT ${personColumns}, status, pronouns, time_zone FROM users WHERE id = ?`, userId);
  if (row === undefined) return null;
  const isSelf = userId === context.self.userId;
  const groups = isSelf ? [] : readSharedGroups(context, userId);
  return {
    ...toPerson(context, row),
    pronouns: row.pronouns,
    timeZone: row.time_zone,
    isSelf,
    isActive: row.status === 'active',
    lastSeenAt: context.lastSeenOf(userId),
    groups: groups.slice(0, shownGroups),
    groupCount: groups.length,
  };
}

function readSharedGroups({ store, self }: ViewContext, userId: string): PersonCardView['groups'] {
  const rows = store.all<{ id: string; name: string | null }>(
    `SELECT chats.id, chats.name FROM chat_members AS other JOIN chat_members AS own ON own.chat_id = other.chat_id AND own.user_id = ? AND own.left_at IS NULL
     JOIN chats ON chats.id = other.chat_id AND chats.kind = 'group' AND chats.status <> 'deleted' WHERE other.user_id = ? AND other.left_at IS NULL ORDER BY chats.name COLLATE NOCASE, chats.id`,
    self.userId, userId,
  );
  return rows.map(({ id, name }) => ({ chatId: id, name: name ?? '' }));
}

function toPerson(context: ViewContext, row: PersonRow): PersonView {
  return { userId: row.id, displayName: row.display_name, email: row.email, title: row.title, status: statusOf(row, context.nowMs), presence: context.presenceOf(row.id) };
}

/** Active people who are found by the text, in the order of their names. */
function findPeople({ store }: ViewContext, text: string): PersonRow[] {
  const wanted = foldedWords(text);
  const rows = store.all<PersonRow>(`SELECT ${personColumns} FROM users WHERE status = 'active'`);
  const found = wanted.length === 0 ? rows : rows.filter((row) => matches(row, wanted));
  return found.map((row) => ({ row, key: foldedWords(row.display_name).join(' ') })).sort(byKey).map(({ row }) => row);
}

interface Keyed {
  readonly row: PersonRow;
  readonly key: string;
}

function byKey(one: Keyed, other: Keyed): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  return one.row.id < other.row.id ? -1 : 1;
}

function matches({ display_name: name, email, title }: PersonRow, wanted: readonly string[]): boolean {
  const words = [...foldedWords(name), ...foldedWords(email), ...(title === null ? [] : foldedWords(title))];
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}
