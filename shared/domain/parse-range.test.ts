import { expect, it } from 'vitest';
import { parseRange } from './parse-range.ts';

it.each([
  [null, null], ['', null], ['bytes=0-', { start: 0, end: 100 }], ['bytes=10-19', { start: 10, end: 20 }], ['bytes=90-500', { start: 90, end: 100 }], ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=-500', { start: 0, end: 100 }], ['bytes=100-', 'unsatisfiable'], ['bytes=-0', 'unsatisfiable'], ['bytes=-', null], ['bytes=20-10', null], ['bytes=0-1,5-6', null], ['items=0-1', null],
  ['bytes=1e3-', null], ['bytes=0x10-', null], ['bytes=99999999999999999999-', null],
])('%j of 100 bytes', (header, range) => expect(parseRange(header, 100)).toEqual(range));

it('of nothing, nothing can be given', () => expect([parseRange('bytes=0-', 0), parseRange('bytes=-5', 0), parseRange(null, 0)]).toEqual(['unsatisfiable', 'unsatisfiable', null]));
