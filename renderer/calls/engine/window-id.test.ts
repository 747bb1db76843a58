import { expect, it } from 'vitest';
import { windowIdOf } from './window-id.ts';

function createStorage() {
  const values = new Map<string, string>();
  return { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) };
}
const opened = (name: string) => ({ isReload: false, newId: () => name });
const reloaded = (name: string) => ({ isReload: true, newId: () => name });

it('a reload keeps it, again and again', () => {
  const storage = createStorage();
  expect([windowIdOf(storage, opened('first')), windowIdOf(storage, reloaded('x')), windowIdOf(storage, reloaded('y'))]).toEqual(['first', 'first', 'first']);
});

it('a duplicated tab, which begins with a copy of the storage, gets its own, also for its reloads', () => {
  const storage = createStorage();
  windowIdOf(storage, opened('first'));
  expect([windowIdOf(storage, opened('second')), windowIdOf(storage, reloaded('x'))]).toEqual(['second', 'second']);
});

it('a reload that knows none gets a new one', () => {
  expect(windowIdOf(createStorage(), reloaded('new'))).toBe('new');
});
