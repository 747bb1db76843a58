import type { SearchFilter } from '#shared/contract/search';
import { assertNever } from '#shared/errors/assert-never';
import type { Self } from '../store/self.ts';
import type { StoreReader } from '../store/store-database.ts';
import { parsePeriod } from './parse-period.ts';
import { parseSearch, type SearchOperator, type SearchTerm } from './parse-search.ts';
import { wordsOf } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';

/** A search, understood: what a message has to be to be a hit. */
export interface UnderstoodSearch {
  readonly terms: readonly SearchTerm[];
  /** One of these people wrote it, for each list. */
  readonly senders: readonly (readonly string[])[];
  /** It is in one of these chats, for each list. */
  readonly chats: readonly (readonly string[])[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly hasLink: boolean;
  readonly hasFile: boolean;
  readonly hasReaction: boolean;
  readonly isReplyInThread: boolean;
  readonly filters: readonly SearchFilter[];
  /** Some operator fits nothing: then no message can. */
  readonly isImpossible: boolean;
}

type Draft = { -readonly [Key in keyof UnderstoodSearch]: UnderstoodSearch[Key] };

interface SearchSources {
  readonly store: StoreReader;
  readonly self: Self;
  readonly nowMs: number;
  /** Only in this chat, whatever the text says. */
  readonly chatId: string | null;
}

/** Reads a search and finds out which people, chats and days are meant by its operators. */
export function understandSearch(text: string, sources: SearchSources): UnderstoodSearch {
  const { terms, operators } = parseSearch(text);
  const search: Draft = {
    terms, senders: [], chats: sources.chatId === null ? [] : [[sources.chatId]], fromMs: 0, toMs: Number.MAX_SAFE_INTEGER,
    hasLink: false, hasFile: false, hasReaction: false, isReplyInThread: false, filters: [], isImpossible: false,
  };
  for (const operator of operators) {
    const meaning = takeOperator(search, operator, sources);
    if (meaning === null) search.isImpossible = true;
    search.filters = [...search.filters, { kind: operator.kind, text: operator.text, meaning }];
  }
  return search;
}

/** Notes what the operator asks for; gives what it was taken for, or null when it fits nothing. */
function takeOperator(search: Draft, operator: SearchOperator, sources: SearchSources): string | null {
  switch (operator.kind) {
    case 'from': {
      const people = findPeople(operator.value, sources);
      search.senders = [...search.senders, people.map(({ id }) => id)];
      return describe(people, 'people');
    }
    case 'in': {
      const chats = findChats(operator.value, sources);
      search.chats = [...search.chats, chats.map(({ id }) => id)];
      return describe(chats, 'chats');
    }
    case 'before':
    case 'after':
    case 'on': return takePeriod(search, operator, sources.nowMs);
    case 'has': return takeKind(search, operator.value, { link: 'hasLink', links: 'hasLink', file: 'hasFile', files: 'hasFile', reaction: 'hasReaction', reactions: 'hasReaction' });
    case 'is': return takeKind(search, operator.value, { thread: 'isReplyInThread' });
    default: return assertNever(operator.kind, 'operator');
  }
}

function takePeriod(search: Draft, { kind, value }: SearchOperator, nowMs: number): string | null {
  const period = parsePeriod(value, nowMs);
  if (period === null) return null;
  // Before a day ends with it not begun, after it begins with it over.
  if (kind === 'before') search.toMs = Math.min(search.toMs, period.fromMs);
  else search.fromMs = Math.max(search.fromMs, kind === 'after' ? period.toMs : period.fromMs);
  if (kind === 'on') search.toMs = Math.min(search.toMs, period.toMs);
  return value;
}

type Flag = 'hasLink' | 'hasFile' | 'hasReaction' | 'isReplyInThread';

function takeKind(search: Draft, value: string, flags: Readonly<Record<string, Flag>>): string | null {
  const kind = value.toLowerCase();
  const flag = Object.hasOwn(flags, kind) ? flags[kind] : undefined;
  if (flag === undefined) return null;
  search[flag] = true;
  return kind;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Somebody whose name has all the words; nobody else when one is called exactly that. */
function findPeople(value: string, { store, self }: SearchSources): Named[] {
  if (value.toLowerCase() === 'me') return [{ id: self.userId, name: 'me' }];
  const people = store.all<Named & { email: string }>('SELECT id, display_name AS name, email FROM users');
  const byAddress = people.filter(({ email }) => email.toLowerCase() === value.toLowerCase());
  return byAddress.length > 0 ? byAddress : called(people, value.replace(/^@/, ''));
}

/** A group by its name, a direct chat by the other person's. */
function findChats(value: string, { store, self }: SearchSources): Named[] {
  const chats = store.all<Named>(
    `SELECT chats.id, COALESCE(chats.name, users.display_name, '') AS name FROM chats
     LEFT JOIN chat_members AS other ON chats.kind = 'direct' AND other.chat_id = chats.id AND other.user_id <> ?
     LEFT JOIN users ON users.id = other.user_id`,
    self.userId,
  );
  return called(chats, value.replace(/^[#@]/, ''));
}

function called(candidates: readonly Named[], value: string): Named[] {
  const wanted = wordsOf(searchableForm(value));
  if (wanted.length === 0) return [];
  const exact = candidates.filter(({ name }) => searchableForm(name) === ` ${wanted.join(' ')} `);
  if (exact.length > 0) return exact;
  return candidates.filter(({ name }) => {
    const form = searchableForm(name);
    return wanted.every((word) => form.includes(` ${word}`));
  });
}

function describe(found: readonly Named[], plural: string): string | null {
  const [first, second] = found;
  if (first === undefined) return null;
  return second === undefined ? first.name : `${found.length} ${plural}`;
}
