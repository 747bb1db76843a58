import { expect, it } from 'vitest';
import { createHandClock } from '../../testing/hand-clock.ts';
import { MessageGate } from './message-gate.ts';

const beat = '{"type":"beat"}';

it('lets known messages in', () => {
  const gate = new MessageGate(createHandClock());
  expect(gate.read(beat)).toEqual({ type: 'beat' });
  expect(gate.read('{"type":"reaction","emoji":"🎉"}')).toEqual({ type: 'reaction', emoji: '🎉' });
});

it.each([
  ['no text', new ArrayBuffer(4)],
  ['nothing', undefined],
  ['no JSON', '{'],
  ['an unknown type', '{"type":"renegotiate"}'],
  ['a missing part', '{"type":"state"}'],
  ['too high a picture', '{"type":"cameraWanted","heightPixels":100000}'],
  ['a broken signal', '{"type":"signal","signal":{"epoch":0,"seq":0,"payload":{"kind":"transceiverRequest"}}}'],
  ['too long a text', `{"type":"beat","filling":"${'x'.repeat(70_000)}"}`],
])('ignores %s', (_what, data) => {
  expect(new MessageGate(createHandClock()).read(data)).toBeNull();
});

it('ignores what is more than a hundred a second', () => {
  const clock = createHandClock();
  const gate = new MessageGate(clock);
  const countOf = (many: number) => Array.from({ length: many }, () => gate.read(beat)).filter((message) => message !== null).length;
  expect(countOf(150)).toBe(100);
  clock.advance(999);
  expect(countOf(1)).toBe(0);
  clock.advance(1);
  expect(countOf(10)).toBe(10);
});
