import { beforeEach, expect, it } from 'vitest';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import { createHandClock } from '../../testing/hand-clock.ts';
import { OrderedSignals } from './ordered-signals.ts';

let clock: ReturnType<typeof createHandClock>;
let acted: string[];
let overflows: number;
let signals: OrderedSignals;

beforeEach(() => {
  clock = createHandClock();
  [acted, overflows] = [[], 0];
  signals = new OrderedSignals({
    epoch: 0,
    clock,
    act: (payload) => acted.push('sdp' in payload ? payload.sdp : payload.kind),
    onOverflow: () => (overflows += 1),
  });
});

function answer(seq: number): CallSignal {
  return { epoch: 0, seq, payload: { kind: 'answer', sdp: String(seq) } };
}

it('waits three seconds for a missing signal, then goes on without it', () => {
  signals.take(answer(1));
  clock.advance(2_999);
  expect(acted).toEqual([]);
  clock.advance(1);
  signals.take(answer(0));
  expect(acted).toEqual(['1']);
});

it('waits anew for each gap, and no longer than the gap lasts', () => {
  signals.take(answer(1));
  clock.advance(2_000);
  signals.take(answer(0));
  clock.advance(2_000);
  signals.take(answer(3));
  clock.advance(2_000);
  expect(acted).toEqual(['0', '1']);
  signals.take(answer(5));
  clock.advance(1_000);
  expect(acted).toEqual(['0', '1', '3']);
  clock.advance(3_000);
  expect(acted).toEqual(['0', '1', '3', '5']);
});

it('says when too much waits', () => {
  for (let seq = 1; seq <= 65; seq += 1) signals.take(answer(seq));
  expect(overflows).toBe(1);
});

it('does nothing by itself after its end', () => {
  signals.take(answer(1));
  signals.close();
  clock.advance(60_000);
  expect(acted).toEqual([]);
});
