import { z } from 'zod';
import type { SearchHit, SearchPage, SearchRequest } from '#shared/contract/search';
import type { ChatKind } from '#shared/database/enums';
import { plainTextOf } from '#shared/domain/plain-text';
import { HallwayError } from '#shared/errors/hallway-error';
import type { ViewContext } from '../contract/view-context.ts';
import { nameOf } from '../contract/view-context.ts';
import { soundSql } from '../store/row-digest.ts';
import type { StoreReader } from '../store/store-database.ts';
import type { Candidate } from './candidates.ts';
import { findHits, searchStart, type FoundHits } from './find-hits.ts';
import { makeSnippet, type Snippet } from './make-snippet.ts';
import { scoreForm } from './match-form.ts';
import { searchableTextSql } from './searchable-text.ts';
import { understandSearch, type UnderstoodSearch } from './understand-search.ts';

/** Messages read for one page: some ten milliseconds. */
const budget = 1_500;
/** The best of so many of the newest hits come first; ranking more would take longer than typing a letter. */
const rankedHits = 400;
const recencyHalfMs = 30 * 24 * 3_600_000;

/** Of the ranked hits, `skip` have been shown; they stay the same ones while new messages arrive. */
const cursorSchema = z.object({ phase: z.enum(['waiting', 'indexed']), below: z.int().min(0), skip: z.int().min(0), ceiling: z.int().min(0), asOfMs: z.int() });
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Finds messages in the store, without the server. A search without a word or operator finds nothing.
 * @throws HallwayError `invalid_request` for a cursor that no page has given
 */
export function searchMessages(context: ViewContext, request: SearchRequest, nowMs: number): SearchPage {
  const { store, self } = context;
  const cursor = request.cursor === null ? firstCursor(store, nowMs) : readCursor(request.cursor);
  const search = understandSearch(request.text, { store, self, nowMs, chatId: request.chatId });
  const isEmpty = search.terms.every((term) => term.isExcluded) && search.filters.length === 0;
  if (isEmpty) return { hits: [], cursor: null, filters: [] };
  const { hits, next } = request.order === 'newest' ? newestHits(context, search, { cursor, limit: request.limit }) : bestHits(context, search, { cursor, limit: request.limit });
  const chats = new Map<string, NamedChat>();
  return {
    hits: hits.map((hit) => toHit(context, hit, { search, chats })),
    cursor: next === null ? null : JSON.stringify(next),
    filters: [...search.filters],
  };
}

interface HitsPage {
  readonly hits: FoundHits['hits'];
  readonly next: Cursor | null;
}

function newestHits({ store }: ViewContext, search: UnderstoodSearch, { cursor, limit }: { cursor: Cursor; limit: number }): HitsPage {
  const { hits, next } = findHits(store, search, { start: cursor, ceiling: cursor.ceiling, limit, budget });
  return { hits, next: next === null ? null : { ...cursor, ...next } };
}

/** Ranks the newest hits below the cursor; when they have all been shown, goes on with the next ones. */
function bestHits({ store }: ViewContext, search: UnderstoodSearch, { cursor, limit }: { cursor: Cursor; limit: number }): HitsPage {
  const { hits, next } = findHits(store, search, { start: cursor, ceiling: cursor.ceiling, limit: rankedHits, budget });
  const score = (hit: FoundHits['hits'][number]) => scoreForm(hit.form, search.terms) + 1 / (1 + Math.max(0, cursor.asOfMs - hit.created_at) / recencyHalfMs);
  const ranked = hits.map((hit) => ({ hit, score: score(hit) })).toSorted((one, other) => other.score - one.score).map(({ hit }) => hit);
  const end = cursor.skip + limit;
  if (end < ranked.length) return { hits: ranked.slice(cursor.skip, end), next: { ...cursor, skip: end } };
  return { hits: ranked.slice(cursor.skip), next: next === null ? null : { ...cursor, ...next, skip: 0 } };
}

function firstCursor(store: StoreReader, nowMs: number): Cursor {
  const newest = store.get<{ document: number | null }>('SELECT search_document AS document FROM messages WHERE search_document > 0 ORDER BY search_document DESC LIMIT 1');
  return { ...searchStart, skip: 0, ceiling: (newest?.document ?? 0) + 1, asOfMs: nowMs };
}

interface NamedChat {
  readonly name: string;
  readonly kind: ChatKind;
}

function toHit(context: ViewContext, candidate: Candidate, { search, chats }: { search: UnderstoodSearch; chats: Map<string, NamedChat> }): SearchHit {
  const { id, chat_id: chatId, sender_id: senderId, seq, created_at: createdAt } = candidate;
  const body = readSoundBody(context.store, id);
  const chat = chats.get(chatId) ?? readChat(context, chatId);
  chats.set(chatId, chat);
  const { snippet, highlights } = snippetOf(body, search.terms);
  return {
    messageId: id, chatId, seq, chatName: chat.name, chatKind: chat.kind, senderId, senderName: nameOf(context.store, senderId),
    isOwn: senderId === context.self.userId, createdAt, snippet, highlights: [...highlights],
  };
}

/** As it is read, without the marks of formatting; as it was written where only that has what was looked for, such as the address of a link. */
function snippetOf(body: string, terms: UnderstoodSearch['terms']): Snippet {
  const [read, written] = [makeSnippet(plainTextOf(body), terms), makeSnippet(body, terms)];
  return read.highlights.length === 0 && written.highlights.length > 0 ? written : read;
}

/** SY14: what is shown has been looked at; a row that is not as it was written ends the search, and the store heals. */
function readSoundBody(store: StoreReader, id: string): string {
  // The checksum covers the names of files, too: they are among the details.
  return store.get<{ body: string }>(`SELECT ${searchableTextSql('messages')} AS body, ${soundSql('messages', 'id')} AS id FROM messages WHERE id = ?`, id)?.body ?? '';
}

function readChat({ store, self }: ViewContext, chatId: string): NamedChat {
  const row = store.get<{ name: string | null; kind: ChatKind; other_name: string | null }>(
    `SELECT chats.name, chats.kind, (SELECT display_name FROM chat_members JOIN users ON users.id = user_id WHERE chat_id = chats.id AND user_id <> ?) AS other_name
     FROM chats WHERE chats.id = ?`,
    self.userId, chatId,
  );
  return { name: row?.name ?? row?.other_name ?? '', kind: row?.kind ?? 'direct' };
}

function readCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new HallwayError('invalid_request', { cause: error });
  }
}
