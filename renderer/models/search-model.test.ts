import { describe, expect, it } from 'vitest';
import type { SearchHit, SearchPage, SearchRequest } from '#shared/contract/search';
import { HallwayError } from '#shared/errors/hallway-error';
import { highlightParts, nearFirstHit } from './highlight-parts.ts';
import { hitPlace, hitTitle } from './hit-place.ts';
import { openSearch, type SearchModel } from './search-model.ts';
import { completeOperator, openOperator, withoutOperator } from './search-operators.ts';

const hit = (messageId: string): SearchHit => ({ messageId, chatId: 'c', seq: 1, chatName: 'C', chatKind: 'group', senderId: 's', senderName: 'S', isOwn: false, createdAt: 1, snippet: messageId, highlights: [] });
const hits = (count: number, name = 'hit') => Array.from({ length: count }, (_hit, at) => hit(`${name} ${at}`));
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A backend whose answers are in the test's hands. */
function createBackend() {
  const asked: { request: SearchRequest; answer: (page: Partial<SearchPage>) => Promise<unknown>; fail: (error: HallwayError) => Promise<unknown> }[] = [];
  const search = (request: SearchRequest) =>
    new Promise<SearchPage>((resolve, reject) => {
      asked.push({
        request,
        answer: (page) => (resolve({ hits: [], cursor: null, filters: [], ...page }), turn()),
        fail: (error) => (reject(error), turn()),
      });
    });
  return { asked, model: openSearch({ search, chatId: null }) };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Nothing was asked');
  return value;
}
const first = <Value>(values: readonly Value[]): Value => present(values[0]);
const last = <Value>(values: readonly Value[]): Value => present(values.at(-1));

describe('a search while it is typed', () => {
  it('asks once at a time, for the newest text, and shows no answer to an older one', async () => {
    const { asked, model } = createBackend();
    for (const text of ['p', 'pl', 'pla']) model.setText(text);
    expect(asked.map(({ request }) => request.text)).toEqual(['p']);
    await first(asked).answer({ hits: hits(3, 'old') });
    expect(model.snapshot().hits).toEqual([]);
    expect(asked.map(({ request }) => request.text)).toEqual(['p', 'pla']);
    await last(asked).answer({ hits: hits(2) });
    expect(model.snapshot()).toMatchObject({ isSearching: false, isComplete: true });
    expect(model.snapshot().hits).toHaveLength(2);
  });

  it('keeps what was found until the next answer is there, and nothing for no text', async () => {
    const { asked, model } = createBackend();
    model.setText('plan');
    await first(asked).answer({ hits: hits(2) });
    model.setText('plane');
    expect(model.snapshot()).toMatchObject({ isSearching: true, hits: hits(2) });
    model.setText(' ');
    expect(model.snapshot()).toMatchObject({ isSearching: false, hits: [], isComplete: true });
    await last(asked).answer({ hits: hits(1) });
    expect(model.snapshot().hits).toEqual([]);
  });

  it('asks anew when it is told to, and keeps what was found until then', async () => {
    const { asked, model } = createBackend();
    model.setText('plan');
    await first(asked).answer({ hits: hits(2) });
    model.again();
    expect(model.snapshot()).toMatchObject({ isSearching: true, hits: hits(2) });
    expect(last(asked).request).toEqual(first(asked).request);
    await last(asked).answer({ hits: hits(3) });
    expect(model.snapshot()).toMatchObject({ isSearching: false, hits: hits(3) });
  });

  it('goes on by itself through pages that are not full, and further when the reader comes near the end', async () => {
    const { asked, model } = createBackend();
    model.setText('plan');
    await last(asked).answer({ hits: [], cursor: 'a' });
    await last(asked).answer({ hits: hits(10, 'one'), cursor: 'b' });
    await last(asked).answer({ hits: hits(20, 'two'), cursor: 'c' });
    expect(asked.map(({ request }) => request.cursor)).toEqual([null, 'a', 'b']);
    expect(model.snapshot()).toMatchObject({ isSearching: false, isComplete: false });
    model.more();
    model.more();
    expect(asked).toHaveLength(4);
    await last(asked).answer({ hits: hits(5, 'three'), cursor: null });
    expect(model.snapshot()).toMatchObject({ isSearching: false, isComplete: true });
    expect(model.snapshot().hits).toHaveLength(35);
    model.more();
    expect(asked).toHaveLength(4);
  });

  it('goes to the first hit of the newest text, also when asked before it is found, and to none of an older text', async () => {
    const { asked, model } = createBackend();
    const gone: string[] = [];
    const press = () => model.goToFirst(({ messageId }) => gone.push(messageId));
    press();
    model.setText('plan');
    await last(asked).answer({ hits: hits(2, 'plan') });
    press();
    expect(gone).toEqual(['plan 0']);
    model.setText('pier');
    press();
    expect(gone).toEqual(['plan 0']);
    await last(asked).answer({ hits: [], cursor: 'a' });
    await last(asked).answer({ hits: hits(2, 'pier') });
    expect(gone).toEqual(['plan 0', 'pier 0']);
  });

  it.each([
    ['another text is typed', async (asked, model) => { model.setText('pierce'); await last(asked).answer({}); }],
    ['there is none', async (asked) => { await last(asked).answer({}); }],
    ['the search fails', async (asked, model) => { await last(asked).fail(new HallwayError('internal')); model.more(); }],
    ['the search is closed', async (_asked, model) => { model.close(); }],
  ] satisfies [string, (...world: [ReturnType<typeof createBackend>['asked'], SearchModel]) => Promise<void>][])('does not go to a first hit any more once %s', async (_what, happen) => {
    const { asked, model } = createBackend();
    const gone: string[] = [];
    model.setText('pier');
    model.goToFirst(({ messageId }) => gone.push(messageId));
    await happen(asked, model);
    await last(asked).answer({ hits: hits(1) });
    expect(gone).toEqual([]);
  });

  it('does not leave a hit that was chosen for the first one of an answer that comes later', async () => {
    const { asked, model } = createBackend();
    const gone: string[] = [];
    const go = ({ messageId }: SearchHit) => gone.push(messageId);
    model.setText('plan');
    await last(asked).answer({ hits: hits(2, 'old') });
    model.setText('plane');
    model.goToFirst(go);
    model.goTo(present(model.snapshot().hits[1]), go);
    await last(asked).answer({ hits: hits(1, 'new') });
    expect(gone).toEqual(['old 1']);
  });

  it('begins anew with another order or chat, tells an error, and is silent once closed', async () => {
    const { asked, model } = createBackend();
    let count = 0;
    model.subscribe(() => (count += 1));
    model.setText('plan');
    await last(asked).answer({ hits: hits(1) });
    model.setOrder('best');
    await last(asked).fail(new HallwayError('internal'));
    expect(model.snapshot()).toMatchObject({ order: 'best', isSearching: false, error: { code: 'internal' } });
    model.setChat('c');
    expect(last(asked).request).toMatchObject({ order: 'best', chatId: 'c', cursor: null });
    model.close();
    const before = count;
    await last(asked).answer({ hits: hits(9) });
    expect(count).toBe(before);
  });
});

it('cuts a text at its highlights, and loses nothing of it', () => {
  const parts = highlightParts('the 🎉 plan', [{ start: 0, end: 3 }, { start: 7, end: 9 }]);
  expect(parts).toEqual([{ text: 'the', isHit: true }, { text: ' 🎉 ', isHit: false }, { text: 'pl', isHit: true }, { text: 'an', isHit: false }]);
  expect(highlightParts('none', [])).toEqual([{ text: 'none', isHit: false }]);
  expect(highlightParts('', [])).toEqual([]);
});

describe('operators', () => {
  it.each([
    ['from:', { kind: 'from', typed: '' }], ['plan from:ad', { kind: 'from', typed: 'ad' }], ['in:"spring la', { kind: 'in', typed: 'spring la' }],
    ['from:ada plan', null], ['in:"spring launch"', null], ['plan', null], ['xfrom:a', null],
  ])('%j is being typed: %j', (text, open) => {
    expect(openOperator(text)).toEqual(open);
  });
  it('are completed with a name, in quotes where it needs them, and taken out again', () => {
    expect(completeOperator('plan from:ad', { kind: 'from', name: 'Ada Brandt' })).toBe('plan from:"Ada Brandt" ');
    expect(completeOperator('in:"pi', { kind: 'in', name: 'Pier' })).toBe('in:Pier ');
    expect(withoutOperator('plan from:"Ada Brandt" now', 'from:"Ada Brandt"')).toBe('plan now');
  });
});

it('a text in one line begins near its first hit, with the marks where they were', () => {
  const text = 'some words that go on for a long while before the needle and another needle';
  const marks = [...text.matchAll(/needle/g)].map(({ index }) => ({ start: index, end: index + 6 }));
  const near = nearFirstHit(text, marks, 20);
  expect(near.text).toBe('…while before the needle and another needle');
  expect(near.highlights.map(({ start, end }) => near.text.slice(start, end))).toEqual(['needle', 'needle']);
  expect(nearFirstHit(text, marks, 60)).toEqual({ text, highlights: marks });
  expect(nearFirstHit('x'.repeat(40), [{ start: 35, end: 40 }], 20).text).toBe('…xxxxx');
  expect(nearFirstHit(text, [], 20).text).toBe(text);
});

it('a hit says where it stands: in a group, from a person, to a person', () => {
  const hits = [{ chatKind: 'group', chatName: 'Lunch', senderName: 'Ada', isOwn: false }, { chatKind: 'direct', chatName: 'Ada', senderName: 'Ada', isOwn: false }, { chatKind: 'direct', chatName: 'Ada', senderName: 'Ben', isOwn: true }] as const;
  expect(hits.map(hitPlace)).toEqual(['Lunch', 'Direct message', 'To Ada']);
  expect(hits.map(hitTitle)).toEqual(['Ada in Lunch', 'Ada', 'Ben to Ada']);
});
