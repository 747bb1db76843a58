import { expect, it } from 'vitest';
import { listWindowAt, scrolledTo } from './list-window.ts';

it('a window reaches a step beyond what is seen, on both sides', () => {
  for (const first of [0, 49, 50, 51, 4_999]) {
    const { offset, limit } = listWindowAt(first);
    expect(offset).toBeLessThanOrEqual(first);
    expect(offset === 0 || first - offset >= 50).toBe(true);
    expect(offset + limit - first).toBeGreaterThan(50);
  }
});

it('a row that is seen whole moves nothing; another comes in at the nearer edge', () => {
  const view = { rowHeight: 10, top: 100, height: 50 };
  expect([10, 14].map((row) => scrolledTo(row, view))).toEqual([100, 100]);
  expect(scrolledTo(9, view)).toBe(90);
  expect(scrolledTo(15, view)).toBe(110);
});
