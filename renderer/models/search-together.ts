import type { SearchFilter, SearchHit, SearchPage, SearchRequest } from '#shared/contract/search';

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

/** Says that there is more; where each organization goes on is kept here. */
const more = 'more';

/**
 * Gives one search over several organizations, asked like the search of one: the first page begins anew, each further one
 * goes on. Newest first, their hits are put in order of time; best first, where figures of different organizations cannot
 * be compared, they take turns. A page ends early where an organization has to be asked again.
 * @param sources read with each new search
 */
export function searchTogether(sources: () => readonly SearchSource[]): (request: SearchRequest) => Promise<FoundPage> {
  let streams: readonly Stream[] = [];
  return async (request) => {
    if (request.cursor === null) streams = sources().map((source): Stream => ({ source, hits: [], cursor: null, isDone: false, filters: [], failure: null }));
    // Another search may begin while this one waits.
    const own = streams;
    await Promise.all(own.map((stream) => fill(stream, request)));
    const failed = own.filter(({ failure }) => failure !== null);
    if (failed.length === own.length && failed[0] !== undefined) throw failed[0].failure;
    const hits = takeHits(own, request);
    const isOver = own.every((stream) => stream.isDone && stream.hits.length === 0);
    return { hits, cursor: isOver ? null : more, filters: mergeFilters(own), failedIds: failed.map(({ source }) => source.accountId) };
  };
}

async function fill(stream: Stream, request: SearchRequest): Promise<void> {
  if (stream.isDone || stream.hits.length > 0) return;
  const { source } = stream;
  try {
    const page = await source.search({ ...request, cursor: stream.cursor });
    stream.hits = page.hits.map((hit) => ({ ...hit, accountId: source.accountId }));
    stream.cursor = page.cursor;
    stream.isDone = page.cursor === null;
    stream.filters = page.filters;
  } catch (error) {
    stream.failure = error;
    stream.isDone = true;
  }
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
