import type { SearchFilter, SearchHit, SearchOrder, SearchPage, SearchRequest } from '#shared/contract/search';
import type { HallwayError } from '#shared/errors/hallway-error';

export interface SearchSnapshot<Hit extends SearchHit = SearchHit> {
  readonly text: string;
  /** The chat it is limited to. */
  readonly chatId: string | null;
  /** The organization it is limited to. */
  readonly accountId: string | null;
  readonly order: SearchOrder;
  readonly hits: readonly Hit[];
  /** Organizations that could not be asked. */
  readonly failedIds: readonly string[];
  readonly filters: readonly SearchFilter[];
  /** What is shown belongs to an earlier text, or more is being looked for. */
  readonly isSearching: boolean;
  /** Everything on this computer has been looked through. */
  readonly isComplete: boolean;
  readonly error: HallwayError | null;
}

/** What a search begins with when it goes on elsewhere. */
export type SearchStart = Pick<SearchSnapshot, 'text' | 'accountId' | 'order'>;

/** What is looked for, where and how. */
type SearchWish = Partial<Pick<SearchSnapshot, 'text' | 'order' | 'chatId' | 'accountId'>>;

/** A search while it is typed. What was found stays until the next answer is there, so that nothing flickers. */
export interface SearchModel<Hit extends SearchHit = SearchHit> {
  readonly snapshot: () => SearchSnapshot<Hit>;
  readonly subscribe: (listener: () => void) => () => void;
  setText(text: string): void;
  setOrder(order: SearchOrder): void;
  setChat(chatId: string | null): void;
  /** Null: all organizations. */
  setAccount(accountId: string | null): void;
  /** Goes on with a search that was begun elsewhere. */
  resume(start: SearchStart): void;
  /** Asks anew, also those that could not be asked. */
  again(): void;
  /** The reader comes near the last hit. */
  more(): void;
  /** Goes to the first hit of the text as it is now: once it is found, when what is shown belongs to an earlier text. */
  goToFirst(goTo: (hit: Hit) => void): void;
  /** Goes to a hit that was chosen; a first hit that was waited for is wanted no more. */
  goTo(hit: Hit, goTo: (hit: Hit) => void): void;
  close(): void;
}

const usualPageLength = 30;

interface HitPage<Hit> extends Omit<SearchPage, 'hits'> {
  readonly hits: readonly Hit[];
  readonly failedIds?: readonly string[];
}

interface SearchModelOptions<Hit> {
  readonly search: (request: SearchRequest, accountId: string | null) => Promise<HitPage<Hit>>;
  readonly chatId: string | null;
  /** Asked for at once. */
  readonly pageLength?: number;
}

/**
 * Opens a search. One request is under way at a time: whatever is typed meanwhile is asked when its answer is there, and
 * an answer to an older text is not shown. The backend looks through so many messages for each request; a page that is
 * not full is gone on with until it is, or until there is nothing more.
 */
export function openSearch<Hit extends SearchHit>({ search, chatId, pageLength = usualPageLength }: SearchModelOptions<Hit>): SearchModel<Hit> {
  const listeners = new Set<() => void>();
  let snapshot: SearchSnapshot<Hit> = { text: '', chatId, accountId: null, order: 'newest', hits: [], failedIds: [], filters: [], isSearching: false, isComplete: true, error: null };
  let cursor: string | null = null;
  /** So many hits are wanted of the search that is shown. */
  let wantedCount = pageLength;
  let isAsking = false;
  let isClosed = false;
  /** Rises with every other search, so that answers know whether they are still wanted. */
  let generation = 0;
  /** Of what is shown. */
  let shownGeneration = 0;
  const waiting = createFirstHitWait<Hit>();

  function publish(change: Partial<SearchSnapshot<Hit>>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  function change(wish: SearchWish): void {
    if (Object.entries(wish).some(([name, value]) => snapshot[name as keyof SearchWish] !== value)) begin(wish);
  }

  function begin(wish: SearchWish): void {
    generation += 1;
    waiting.drop();
    cursor = null;
    wantedCount = pageLength;
    const isEmpty = (wish.text ?? snapshot.text).trim() === '';
    publish({ ...wish, isSearching: !isEmpty, error: null, ...(isEmpty ? { hits: [], failedIds: [], filters: [], isComplete: true } : {}) });
    if (!isEmpty) void ask();
  }

  async function ask(): Promise<void> {
    if (isAsking || isClosed || !snapshot.isSearching) return;
    isAsking = true;
    const asked = generation;
    const isFirst = cursor === null;
    const { text, order, chatId: inChat, accountId } = snapshot;
    try {
      const page = await search({ text, chatId: inChat, order, cursor, limit: pageLength }, accountId);
      if (asked === generation) take(page, isFirst);
    } catch (error) {
      if (asked === generation) publish({ isSearching: false, error: error as HallwayError });
      if (asked === generation) waiting.drop();
    }
    isAsking = false;
    void ask();
  }

  function take(page: HitPage<Hit>, isFirst: boolean): void {
    cursor = page.cursor;
    const hits = isFirst ? page.hits : [...snapshot.hits, ...page.hits];
    shownGeneration = generation;
    publish({ hits, failedIds: page.failedIds ?? [], filters: page.filters, isComplete: cursor === null, isSearching: cursor !== null && hits.length < wantedCount, error: null });
    waiting.found(snapshot);
  }

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setText: (text) => change({ text }),
    setOrder: (order) => change({ order }),
    setChat: (nextChatId) => change({ chatId: nextChatId }),
    setAccount: (accountId) => change({ accountId }),
    resume: (start) => change(start),
    again: () => begin({}),
    more() {
      if (snapshot.isSearching || snapshot.isComplete) return;
      wantedCount = snapshot.hits.length + pageLength;
      publish({ isSearching: true, error: null });
      void ask();
    },
    goToFirst(goTo) {
      const first = shownGeneration === generation ? snapshot.hits[0] : undefined;
      if (first !== undefined) goTo(first);
      else if (snapshot.isSearching) waiting.begin(goTo);
    },
    goTo: (hit, goTo) => waiting.giveWayTo(hit, goTo),
    close() {
      isClosed = true;
      waiting.drop();
      listeners.clear();
    },
  };
}

/** Enter came faster than the answer: where to go is kept until there is a first hit, or none any more to wait for. */
function createFirstHitWait<Hit extends SearchHit>() {
  let goToFirst: ((hit: Hit) => void) | null = null;
  return {
    begin(goTo: (hit: Hit) => void) {
      goToFirst = goTo;
    },
    drop() {
      goToFirst = null;
    },
    giveWayTo(hit: Hit, goTo: (hit: Hit) => void) {
      goToFirst = null;
      goTo(hit);
    },
    found({ hits: [first], isSearching }: SearchSnapshot<Hit>) {
      if (first === undefined && isSearching) return;
      const goTo = goToFirst;
      goToFirst = null;
      if (first !== undefined) goTo?.(first);
    },
  };
}
