import { describe, expect, it } from 'vitest';
import { fuzzyRank, rankedBy } from './fuzzy-rank.ts';

describe('a name fits what is typed', () => {
  it.each([
    ['Spring launch', 'spr', 0],
    ['Spring launch', 'lau spr', 0],
    ['Tomás Herrera', 'tomas h', 0],
    ['Spring launch', '', 0],
    ['Spring launch', 'sl', 1],
    ['Spring launch', 'sprla', 1],
    ['Weekend rides', 'end', 2],
    ['Spring launch', 'lanuch', 3],
    ['Spring launch', 'sprin lauch', 3],
    ['Notifications', 'notfication', 3],
    ['Spring launch', 'sprnlnch', 4],
    ['شركة المنصوري', 'المنصور', 0],
    ['Spring launch', 'nch', 2],
    ['Spring launch', 'xl', null],
    ['Spring launch', 'lp', null],
    ['Lunch', 'launch pad', null],
    ['Ann', 'nn', null],
    ['Everybody', 'yb', null],
    ['Ben', 'bem', null],
    ['', 'a', null],
  ])('%j, %j: %j', (name, text, rank) => {
    expect(fuzzyRank(name, text)).toBe(rank);
  });
  it('in no time, whatever is typed', () => {
    const startMs = performance.now();
    for (const text of ['a'.repeat(200), 'ab '.repeat(60), 'aaaa '.repeat(12)]) for (let index = 0; index < 200; index += 1) fuzzyRank('aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaab', text);
    expect(performance.now() - startMs).toBeLessThan(3_000);
  });
});

it('the best come first, the others in their order, and what only nearly fits where nothing fits well', () => {
  const names = ['Lunar base', 'Launch', 'Big launch', 'Lunch'];
  expect(rankedBy(names, 'lun', (name) => name)).toEqual(['Lunar base', 'Lunch']);
  expect(rankedBy(names, 'lauch', (name) => name)).toEqual(['Launch', 'Big launch']);
  expect(rankedBy(names, 'zz', (name) => name)).toEqual([]);
});
