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

/** A search while it is typed. What was found stays until the next answer is there, so that nothing flickers. */
export interface SearchModel<Hit extends SearchHit = SearchHit> {
  readonly snapshot: () => SearchSnapshot<Hit>;
  readonly subscribe: (listener: () => void) => () => void;
  setText(text: string): void;
  setOrder(order: SearchOrder): void;
  setChat(chatId: string | null): void;
  /** Null: all organizations. */
  setAccount(accountId: string | null): void;
  /** The reader comes near the last hit. */
  more(): void;
  close(): void;
}

const pageLength = 30;

interface HitPage<Hit> extends Omit<SearchPage, 'hits'> {
  readonly hits: readonly Hit[];
  readonly failedIds?: readonly string[];
}

interface SearchModelOptions<Hit> {
  readonly search: (request: SearchRequest, accountId: string | null) => Promise<HitPage<Hit>>;
  readonly chatId: string | null;
}

/**
 * Opens a search. One request is under way at a time: whatever is typed meanwhile is asked when its answer is there, and
 * an answer to an older text is not shown. The backend looks through so many messages for each request; a page that is
 * not full is gone on with until it is, or until there is nothing more.
 */
export function openSearch<Hit extends SearchHit>({ search, chatId }: SearchModelOptions<Hit>): SearchModel<Hit> {
  const listeners = new Set<() => void>();
  let snapshot: SearchSnapshot<Hit> = { text: '', chatId, accountId: null, order: 'newest', hits: [], failedIds: [], filters: [], isSearching: false, isComplete: true, error: null };
  let cursor: string | null = null;
  /** So many hits are wanted of the search that is shown. */
  let wantedCount = pageLength;
  let isAsking = false;
  let isClosed = false;
  /** Rises with every other search, so that answers know whether they are still wanted. */
  let generation = 0;

  function publish(change: Partial<SearchSnapshot<Hit>>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  function begin(change: Partial<Pick<SearchSnapshot, 'text' | 'order' | 'chatId' | 'accountId'>>): void {
    generation += 1;
    cursor = null;
    wantedCount = pageLength;
    const isEmpty = (change.text ?? snapshot.text).trim() === '';
    publish({ ...change, isSearching: !isEmpty, error: null, ...(isEmpty ? { hits: [], filters: [], isComplete: true } : {}) });
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
    }
    isAsking = false;
    void ask();
  }

  function take(page: HitPage<Hit>, isFirst: boolean): void {
    cursor = page.cursor;
    const hits = isFirst ? page.hits : [...snapshot.hits, ...page.hits];
    publish({ hits, failedIds: page.failedIds ?? [], filters: page.filters, isComplete: cursor === null, isSearching: cursor !== null && hits.length < wantedCount, error: null });
  }

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setText(text) {
      if (text !== snapshot.text) begin({ text });
    },
    setOrder(order) {
      if (order !== snapshot.order) begin({ order });
    },
    setChat(nextChatId) {
      if (nextChatId !== snapshot.chatId) begin({ chatId: nextChatId });
    },
    setAccount(accountId) {
      if (accountId !== snapshot.accountId) begin({ accountId });
    },
    more() {
      if (snapshot.isSearching || snapshot.isComplete) return;
      wantedCount = snapshot.hits.length + pageLength;
      publish({ isSearching: true, error: null });
      void ask();
    },
    close() {
      isClosed = true;
      listeners.clear();
    },
  };
}
