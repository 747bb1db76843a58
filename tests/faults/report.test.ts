import { expect, it } from 'vitest';
import type { FaultRow } from './fault-row.ts';
import { lineOf, withLines } from './report.ts';

const row = (number: number): FaultRow => ({ number, title: `fault ${number}`, invariant: 'it holds', run: () => Promise.reject(new Error('not run')) });
const line = (number: number, note = '') => lineOf({ row: row(number), outcome: { cases: 1_500, counts: { acked: 12_000, lost: 0 }, passed: note === '', note } }, new Date('2026-01-02T03:04:05Z'));
const document = 'Before\n<!-- faults: begin -->\n<!-- faults: end -->\nAfter\n';

it('a line says what was counted, whether it held, and when, and stays one cell each', () => {
  expect(line(3)).toMatch(/^\| 3 \| fault 3 \| it holds \| 1,500 \| held; 12,000 acked, 0 lost \| 2026-01-02, .* \|$/);
  expect(line(3, 'a | b\nc')).toContain('| **broken**; 12,000 acked, 0 lost; a / b c |');
});

it('lines stand in the order of their numbers, and a new one takes the place of the old', () => {
  const first = withLines(document, [line(10), line(2, 'old')]);
  const second = withLines(first, [line(2), line(7)]);
  expect(second.split('\n').filter((text) => /^\| \d/.test(text)).map((text) => text.slice(0, 4))).toEqual(['| 2 ', '| 7 ', '| 10']);
  expect(second).not.toContain('broken');
  expect(second.startsWith('Before\n')).toBe(true);
  expect(second.endsWith('After\n')).toBe(true);
});

it('a document without markers is left as it is', () => {
  expect(() => withLines('nothing here', [line(1)])).toThrow('no markers');
});
