import { describe, expect, it } from 'vitest';
import { idLists } from './id-lists.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `id ${index}`);

describe('idLists', () => {
  it('holds every id, and others none', () => {
    for (const count of [0, 1, 2, 3, 7, 8, 9, 1_023, 1_024, 1_025, 5_000]) {
      const lists = idLists(ids(count));
      expect([...new Set(lists.flatMap((list) => list.ids))]).toEqual(ids(count));
      for (const list of lists) expect(list.places.split(', ')).toHaveLength(list.ids.length);
    }
  });

  it('makes eleven texts of queries, however many ids there are', () => {
    const texts = new Set(Array.from({ length: 3_000 }, (_, count) => idLists(ids(count)).map(({ places }) => places)).flat());
    expect(texts.size).toBe(11);
  });
});
