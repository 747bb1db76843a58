import { expect, it } from 'vitest';
import type { SearchHit, SearchRequest } from '#shared/contract/search';
import { HallwayError } from '#shared/errors/hallway-error';
import { createHandClock } from '../testing/hand-clock.ts';
import { searchTogether, type FoundPage, type SearchSource } from './search-together.ts';

function hit(createdAt: number): SearchHit {
  return { messageId: `m${createdAt}`, chatId: 'c', seq: 1, chatName: 'Lunch', chatKind: 'group', senderId: 'p', senderName: 'Ada', isOwn: false, createdAt, snippet: '', highlights: [] };
}

/** An organization that gives its hits in pages; a page may be empty although more follows. */
function createSource(accountId: string, pages: readonly (readonly number[])[], meaning: string | null = null): SearchSource & { readonly asked: SearchRequest[] } {
  const asked: SearchRequest[] = [];
  return {
    accountId,
    asked,
    async search(request) {
      asked.push(request);
      const index = request.cursor === null ? 0 : Number(request.cursor);
      const cursor = index + 1 < pages.length ? String(index + 1) : null;
      return { hits: (pages[index] ?? []).map(hit), cursor, filters: [{ kind: 'in', text: 'in:lunch', meaning }] };
    },
  };
}

const broken: SearchSource = { accountId: 'broken', search: () => Promise.reject(new HallwayError('not_signed_in')) };
const request: SearchRequest = { text: 'lunch', chatId: null, order: 'newest', cursor: null, limit: 3 };
const found = ({ hits }: FoundPage) => hits.map(({ accountId, createdAt }) => `${accountId}${createdAt}`);

async function findAll(sources: readonly SearchSource[], changes: Partial<SearchRequest> = {}): Promise<string[]> {
  const search = searchTogether(() => sources, createHandClock());
  const all: string[] = [];
  let cursor: string | null = null;
  do {
    const page: FoundPage = await search({ ...request, ...changes, cursor });
    all.push(...found(page));
    cursor = page.cursor;
  } while (cursor !== null);
  return all;
}

it('puts the hits of all organizations in order of time, over all pages', async () => {
  const sources = [createSource('a', [[90, 50], [40], [], [10]]), createSource('b', [[80, 70, 60], [45, 20]]), createSource('c', [[]])];
  expect(await findAll(sources)).toEqual(['a90', 'b80', 'b70', 'b60', 'a50', 'b45', 'a40', 'b20', 'a10']);
});

it('gives no hit while another organization may have a newer one', async () => {
  const search = searchTogether(() => [createSource('a', [[90, 80]]), createSource('b', [[], [100]])], createHandClock());
  const first = await search(request);
  expect(found(first)).toEqual([]);
  expect(found(await search({ ...request, cursor: first.cursor }))).toEqual(['b100', 'a90', 'a80']);
});

it('takes turns where hits cannot be compared', async () => {
  expect(await findAll([createSource('a', [[1, 2, 3]]), createSource('b', [[7, 8]])], { order: 'best', limit: 10 })).toEqual(['a1', 'b7', 'a2', 'b8', 'a3']);
});

it('asks an organization again only when its hits have been given', async () => {
  const many = createSource('a', [[9, 8, 7], [6]]);
  const search = searchTogether(() => [many, createSource('b', [[5]])], createHandClock());
  const first = await search({ ...request, limit: 2 });
  expect(found(first)).toEqual(['a9', 'a8']);
  expect(many.asked).toHaveLength(1);
});

it('goes on without one that cannot be asked, and says which', async () => {
  const search = searchTogether(() => [broken, createSource('a', [[1]])], createHandClock());
  const page = await search(request);
  expect(found(page)).toEqual(['a1']);
  expect(page.failedIds).toEqual(['broken']);
  expect(page.cursor).toBeNull();
});

it('fails when none can be asked', async () => {
  await expect(searchTogether(() => [broken], createHandClock())(request)).rejects.toMatchObject({ code: 'not_signed_in' });
});

it('takes an operator for what it means where it is known', async () => {
  const page = await searchTogether(() => [createSource('a', [[]]), createSource('b', [[]], 'Lunch')], createHandClock())(request);
  expect(page.filters).toEqual([{ kind: 'in', text: 'in:lunch', meaning: 'Lunch' }]);
});

it('begins anew with a new text, whatever is still on its way', async () => {
  let release: (() => void) | null = null;
  const slow: SearchSource = {
    accountId: 'a',
    async search({ text }) {
      if (text === 'slow') await new Promise<void>((resolve) => (release = resolve));
      return { hits: [hit(text === 'slow' ? 1 : 2)], cursor: null, filters: [] };
    },
  };
  const search = searchTogether(() => [slow], createHandClock());
  const first = search({ ...request, text: 'slow' });
  expect(found(await search({ ...request, text: 'quick' }))).toEqual(['a2']);
  (release as (() => void) | null)?.();
  expect(found(await first)).toEqual(['a1']);
});

it('does not wait for one that does not answer, and says which', async () => {
  const clock = createHandClock();
  const silent: SearchSource = { accountId: 'silent', search: () => new Promise(() => undefined) };
  const page = searchTogether(() => [createSource('a', [[2, 1]]), silent], clock)(request);
  // The other one has answered by then.
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(3_000);
  expect(found(await page)).toEqual(['a2', 'a1']);
  expect((await page).failedIds).toEqual(['silent']);
});
