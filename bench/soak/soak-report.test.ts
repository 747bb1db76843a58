import { describe, expect, it } from 'vitest';
import type { Sample } from './sample.ts';
import { slopeOf, soakTable, trendsOf } from './soak-report.ts';

const mebibyte = 1024 ** 2;

function samples(heapAt: (index: number) => number): Sample[] {
  return Array.from({ length: 40 }, (_, index) => ({
    atMs: index * 60_000, heapUsedBytes: heapAt(index), ownBytes: 200 * mebibyte, serverOwnBytes: 150 * mebibyte, openHandles: 4, openFiles: 20, statements: 90,
    walBytes: mebibyte, fileBytes: (10 + index) * mebibyte, usedBytes: (9 + index) * mebibyte, messages: index * 1_000, textBytes: index * 83_000,
  }));
}

describe('the soak’s report', () => {
  it('calls flat what only grew while it warmed up', () => {
    const trends = trendsOf(samples((index) => Math.min(index, 8) * mebibyte + 20 * mebibyte));
    expect(trends.map(({ isFlat }) => isFlat)).toEqual([true, true, true, true, true, true]);
    expect(trends[0]?.growthShare).toBeCloseTo(0);
  });

  it('finds what goes on growing, though it scatters', () => {
    const [heap] = trendsOf(samples((index) => (20 + index * 0.2 + (index % 3)) * mebibyte));
    expect(heap).toMatchObject({ name: 'heap after collection', isFlat: false });
    expect(heap?.growthShare).toBeGreaterThan(0.2);
  });

  it('shows ten rows and the verdicts', () => {
    const all = samples(() => 20 * mebibyte);
    const lines = soakTable(all, trendsOf(all)).split('\n');
    expect(lines).toHaveLength(14);
    expect(lines[2]).toBe('| 1.0 | 20.0 | 200.0 | 150.0 | 4 | 20 | 90 | 1.0 | 11.0 | 10.0 | 0.1 | 1,000 |');
    expect(lines.at(-1)).toContain('heap after collection +0.0 %');
    expect(slopeOf([[0, 1], [1, 3], [2, 5]])).toBe(2);
  });
});
