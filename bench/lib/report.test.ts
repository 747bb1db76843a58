import { describe, expect, it } from 'vitest';
import { replaceMeasured, resultTable } from './report.ts';
import type { BenchResult } from './result.ts';

const result: BenchResult = { work: 'Work', unit: 'messages/s', isHigherBetter: true, hallway: 8_000.4, floor: 10_000, aim: '≥ 60 %', isReached: true };

describe('the report', () => {
  it('sets Hallway beside the floor', () => {
    const lines = resultTable([result, { ...result, hallway: 0.123, floor: null, unit: 'ms', isReached: null }]).split('\n');
    expect(lines[2]).toBe('| Work | 8,000 messages/s | 10,000 messages/s | 0.80 | ≥ 60 % | yes |');
    expect(lines[3]).toBe('| Work | 0.12 ms | – | – | ≥ 60 % | – |');
  });

  it('replaces what was measured before and leaves the rest of the document', () => {
    const document = 'Before\n<!-- measured: begin -->\n\nold\n\n<!-- measured: end -->\nAfter\n';
    const replaced = replaceMeasured(document, 'new');
    expect(replaced).toBe('Before\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nAfter\n');
    expect(replaceMeasured(replaced, 'new')).toBe(replaced);
    expect(() => replaceMeasured('nothing', 'new')).toThrow('no markers');
  });
});
