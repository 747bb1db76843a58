import { describe, expect, it } from 'vitest';
import type { QualityLevel } from './link-quality.ts';
import { nextQualityNotice, noQualityNotice } from './quality-notice.ts';

const after = (...looks: [nowMs: number, level: QualityLevel][]) =>
  looks.reduce((notice, [nowMs, level]) => nextQualityNotice(notice, { level, nowMs }), noQualityNotice).isShown;

describe('the notice of a poor connection', () => {
  it('comes after twenty seconds', () => {
    expect(after([0, 'poor'], [19_999, 'poor'])).toBe(false);
    expect(after([0, 'poor'], [20_000, 'poor'])).toBe(true);
  });

  it('does not add up short dips', () => {
    expect(after([0, 'poor'], [10_000, 'fair'], [11_000, 'poor'], [21_000, 'poor'])).toBe(false);
  });

  it('goes after ten seconds that are good or fair', () => {
    expect(after([0, 'poor'], [20_000, 'poor'], [21_000, 'good'], [30_999, 'fair'])).toBe(true);
    expect(after([0, 'poor'], [20_000, 'poor'], [21_000, 'good'], [31_000, 'good'])).toBe(false);
  });

  it('stays when it becomes poor again in between', () => {
    expect(after([0, 'poor'], [20_000, 'poor'], [21_000, 'good'], [25_000, 'poor'], [31_000, 'good'])).toBe(true);
  });

  it('is not changed by what is unknown', () => {
    expect(after([0, 'poor'], [10_000, 'unknown'], [20_000, 'poor'])).toBe(true);
  });
});
