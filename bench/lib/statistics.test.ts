import { describe, expect, it } from 'vitest';
import { median, percentile } from './statistics.ts';

describe('statistics', () => {
  it('gives values that were measured', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2);
    expect(percentile([5, 1, 4, 2, 3], 99)).toBe(5);
    expect(percentile([1], 50)).toBe(1);
    expect(median([])).toBeNaN();
  });
});
