import { expect, it } from 'vitest';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import { createHandClock } from '../../testing/hand-clock.ts';
import { EarlySignals } from './early-signals.ts';

function signal(seq: number): CallSignal {
  return { epoch: 0, seq, payload: { kind: 'restartAsked' } };
}

it('gives what was kept once, in its order, to the joining it came from', () => {
  const early = new EarlySignals(createHandClock());
  early.hold('one', signal(0));
  early.hold('two', signal(7));
  early.hold('one', signal(1));
  expect(early.release('one')).toEqual([signal(0), signal(1)]);
  expect(early.release('one')).toEqual([]);
  expect(early.release('two')).toEqual([signal(7)]);
});

it('forgets after ten seconds', () => {
  const clock = createHandClock();
  const early = new EarlySignals(clock);
  early.hold('one', signal(0));
  clock.advance(10_000);
  expect(early.release('one')).toEqual([]);
});

it('keeps a bounded number, and has room again when what it kept is old', () => {
  const clock = createHandClock();
  const early = new EarlySignals(clock);
  for (let seq = 0; seq < 100; seq += 1) early.hold('one', signal(seq));
  expect(early.release('one')).toHaveLength(64);
  for (let sender = 0; sender < 30; sender += 1) early.hold(`sender ${sender}`, signal(0));
  expect(early.release('sender 29')).toEqual([]);
  clock.advance(10_000);
  early.hold('sender 29', signal(1));
  expect(early.release('sender 29')).toEqual([signal(1)]);
});
