import type { SearchFilter, SearchHit, SearchPage, SearchRequest } from '#shared/contract/search';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';

/** Where messages are looked for: one organization. */
export interface SearchSource {
  readonly accountId: string;
  search(request: SearchRequest): Promise<SearchPage>;
}

/** A hit, and the organization it is from. */
export interface FoundHit extends SearchHit {
  readonly accountId: string;
}

export interface FoundPage extends Omit<SearchPage, 'hits'> {
  readonly hits: readonly FoundHit[];
  /** Organizations that could not be asked. */
  readonly failedIds: readonly string[];
}

/** What has been found in one organization and not given yet. */
interface Stream {
  readonly source: SearchSource;
  hits: FoundHit[];
  /** Null: from the beginning. */
  cursor: string | null;
  isDone: boolean;
  filters: readonly SearchFilter[];
  failure: unknown;
}

/** Every organization is searched on this computer: one that takes longer than this is starting, or stuck. */
const longestAnswerMs = 3_000;

/** Says that there is more; where each organization goes on is kept here. */
const more = 'more';

/**
 * Gives one search over several organizations, asked like the search of one: the first page begins anew, each further one
 * goes on. Newest first, their hits are put in order of time; best first, where figures of different organizations cannot
 * be compared, they take turns. A page ends early where an organization has to be asked again. One that does not answer
 * is named, and does not keep the others waiting.
 * @param sources read with each new search
 */
export function searchTogether(sources: () => readonly SearchSource[], clock: Clock): (request: SearchRequest) => Promise<FoundPage> {
  let streams: readonly Stream[] = [];
  return async (request) => {
    if (request.cursor === null) streams = sources().map((source): Stream => ({ source, hits: [], cursor: null, isDone: false, filters: [], failure: null }));
    // Another search may begin while this one waits.
    const own = streams;
    await Promise.all(own.map((stream) => fill(stream, request, own.length > 1 ? clock : null)));
    const failed = own.filter(({ failure }) => failure !== null);
    if (failed.length === own.length && failed[0] !== undefined) throw failed[0].failure;
    const hits = takeHits(own, request);
    const isOver = own.every((stream) => stream.isDone && stream.hits.length === 0);
    return { hits, cursor: isOver ? null : more, filters: mergeFilters(own), failedIds: failed.map(({ source }) => source.accountId) };
  };
}

/** @param clock limits the time that it may take; null: there is no other that waits for it */
async function fill(stream: Stream, request: SearchRequest, clock: Clock | null): Promise<void> {
  if (stream.isDone || stream.hits.length > 0) return;
  const { source } = stream;
  try {
    const asked = source.search({ ...request, cursor: stream.cursor });
    const page = await (clock === null ? asked : inTime(asked, clock));
    stream.hits = page.hits.map((hit) => ({ ...hit, accountId: source.accountId }));
    stream.cursor = page.cursor;
    stream.isDone = page.cursor === null;
    stream.filters = page.filters;
  } catch (error) {
    stream.failure = error;
    stream.isDone = true;
  }
}

function inTime(asked: Promise<SearchPage>, clock: Clock): Promise<SearchPage> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(longestAnswerMs, () => reject(new HallwayError('internal', { message: 'The organization did not answer in time.' })));
    void asked.then(resolve, reject).finally(cancel);
  });
}

/** So many hits as are certain: none while an organization might have a better one that is not here yet. */
function takeHits(streams: readonly Stream[], { limit, order }: SearchRequest): FoundHit[] {
  const taken: FoundHit[] = [];
  for (let turn = 0; taken.length < limit && streams.every((stream) => stream.isDone || stream.hits.length > 0); turn += 1) {
    const full = streams.filter(({ hits }) => hits.length > 0);
    const next = order === 'newest' ? full.toSorted((one, other) => timeOf(other) - timeOf(one))[0] : full[turn % full.length];
    const hit = next?.hits.shift();
    if (hit === undefined) break;
    taken.push(hit);
  }
  return taken;
}

function timeOf({ hits: [first] }: Stream): number {
  return first?.createdAt ?? 0;
}

/** An operator means what it means in the first organization that knows it. */
function mergeFilters(streams: readonly Stream[]): SearchFilter[] {
  const merged = new Map<string, SearchFilter>();
  for (const filter of streams.flatMap(({ filters }) => filters)) {
    const known = merged.get(filter.text);
    if (known === undefined || known.meaning === null) merged.set(filter.text, filter);
  }
  return [...merged.values()];
}
