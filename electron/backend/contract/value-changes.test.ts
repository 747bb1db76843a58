import { expect, it } from 'vitest';
import { applyListPatch, type ListKey } from '#shared/contract/list-patch';
import { listChanges } from './value-changes.ts';

/** Mulberry32: the same numbers for a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

it.each([null, 'messages'] as const)('the other end has the same value after each of many changes, whatever they are (list under %s)', (key: ListKey) => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const below = numbers(seed);
    const changes = listChanges(key);
    let entries = Array.from({ length: below(6) }, (_entry, index) => ({ id: `e${String(index)}`, text: 'a' }));
    let hasOlder = false;
    let there: unknown;
    for (let step = 0; step < 12; step += 1) {
      const place = below(entries.length + 1);
      const kind = below(5);
      if (kind === 0) entries = entries.toSpliced(place, 0, { id: `n${String(step)}`, text: 'new' });
      if (kind === 1) entries = entries.toSpliced(place, 1);
      if (kind === 2) entries = entries.map((entry, index) => (index === place ? { ...entry, text: `b${String(step)}` } : entry));
      if (kind === 3) entries = entries.toReversed();
      if (kind === 4) hasOlder = !hasOlder;
      const value = key === null ? entries : { hasOlder, [key]: entries };
      const change = changes.next(structuredClone(value));
      if (change?.type === 'value') there = change.value;
      if (change?.type === 'patch') there = applyListPatch(there, structuredClone(change.patch), key);
      expect(there, `seed ${String(seed)}, step ${String(step)}`).toEqual(value);
      expect(changes.next(structuredClone(value))).toBeNull();
    }
  }
});

it('tells one line of two hundred, and leaves the others the same objects', () => {
  const lines = Array.from({ length: 200 }, (_line, index) => ({ id: `chat ${String(index)}`, unreadCount: 0 }));
  const changes = listChanges(null);
  changes.next(lines);
  const next = lines.with(7, { id: 'chat 7', unreadCount: 1 });
  const change = changes.next(next);
  expect(change).toEqual({ type: 'patch', patch: { changed: [{ id: 'chat 7', unreadCount: 1 }] } });
  if (change?.type !== 'patch') return;
  const patched = applyListPatch(lines, change.patch, null) as typeof lines;
  expect(patched.every((line, index) => index === 7 || line === lines[index])).toBe(true);
});

it('an end that is out of step is told so', () => {
  expect(() => applyListPatch([], { ids: ['gone'], changed: [] }, null)).toThrow('not there');
});
