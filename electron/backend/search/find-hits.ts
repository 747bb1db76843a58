import type { StoreReader } from '../store/store-database.ts';
import { readIndexed, readReach, readWaiting, type Candidate } from './candidates.ts';
import { documentAt } from './documents.ts';
import { matchExpression } from './match-expression.ts';
import { matchesForm } from './match-form.ts';
import { hasLink } from './pieces.ts';
import { searchableForm } from './searchable-form.ts';
import type { UnderstoodSearch } from './understand-search.ts';

/** Where a search goes on: first what waits to be sent, then the index, both downwards. */
export interface SearchPosition {
  readonly phase: 'waiting' | 'indexed';
  readonly below: number;
}

export const searchStart: SearchPosition = { phase: 'waiting', below: Number.MAX_SAFE_INTEGER };

export interface FoundHits {
  readonly hits: readonly (Candidate & { readonly form: string })[];
  /** Null when everything has been looked through. */
  readonly next: SearchPosition | null;
}

interface FindOptions {
  readonly start: SearchPosition;
  /** Documents from this one on are left out: they came after the first page. */
  readonly ceiling: number;
  /** Hits wanted. */
  readonly limit: number;
  /** Messages read at most, so that no search keeps the person waiting. */
  readonly budget: number;
}

/** The first ones are mostly enough; a search whose pieces say little then reads on in larger steps. */
const firstChunk = 60;
const laterChunk = 400;

/** Finds what fits, newest first, until there are enough hits, everything is looked through or the budget is spent. */
export function findHits(store: StoreReader, search: UnderstoodSearch, { start, ceiling, limit, budget }: FindOptions): FoundHits {
  if (search.isImpossible) return { hits: [], next: null };
  const expression = matchExpression(search, (piece) => readReach(store, piece));
  const from = documentAt(Math.max(0, search.fromMs));
  const highest = Math.min(ceiling, search.toMs === Number.MAX_SAFE_INTEGER ? search.toMs : documentAt(search.toMs) + 1 + readLongestDelay(store));
  const hits: (Candidate & { form: string })[] = [];
  let position: SearchPosition = start;
  for (let read = 0; ; ) {
    const chunk = Math.min(read === 0 ? firstChunk : laterChunk, budget - read);
    if (chunk <= 0) return { hits, next: position };
    const candidates: Candidate[] =
      position.phase === 'waiting' ? readWaiting(store, position.below, chunk) : readIndexed(store, expression, { below: Math.min(position.below, highest), from, limit: chunk });
    for (const candidate of candidates) {
      position = { phase: position.phase, below: candidate.position };
      const form = searchableForm(candidate.body);
      if (!fits(store, search, candidate, form)) continue;
      hits.push({ ...candidate, form });
      if (hits.length === limit) return { hits, next: position };
    }
    read += candidates.length;
    if (candidates.length === chunk) continue;
    if (position.phase === 'indexed') return { hits, next: null };
    position = { phase: 'indexed', below: Number.MAX_SAFE_INTEGER };
  }
}

/** The cheap questions first; the text before what needs another look into the store. */
function fits(store: StoreReader, search: UnderstoodSearch, candidate: Candidate, form: string): boolean {
  const { created_at: createdAt, sender_id: senderId, chat_id: chatId, body } = candidate;
  if (createdAt < search.fromMs || createdAt >= search.toMs) return false;
  if (!search.senders.every((ids) => ids.includes(senderId)) || !search.chats.every((ids) => ids.includes(chatId))) return false;
  if (search.isReplyInThread && candidate.thread_root_message_id === null) return false;
  if (search.hasLink && !hasLink(body)) return false;
  if (!matchesForm(form, search.terms)) return false;
  if (search.hasFile && store.get('SELECT 1 AS found FROM message_attachments WHERE message_id = ?', candidate.id) === undefined) return false;
  return !search.hasReaction || store.get('SELECT 1 AS found FROM message_reactions WHERE message_id = ? AND removed_at IS NULL', candidate.id) !== undefined;
}

function readLongestDelay(store: StoreReader): number {
  return store.get<{ longest_delay: number }>('SELECT longest_delay FROM search_state')?.longest_delay ?? 0;
}
