import { expect, it } from 'vitest';
import type { CallSignal, CallSignalPayload } from '#shared/protocol/calls/call-signal';
import { SignalInbox } from './signal-inbox.ts';

function offer(seq: number, epoch = 2): CallSignal {
  return { epoch, seq, payload: { kind: 'offer', sdp: `offer ${seq}` } };
}

function named(payloads: readonly CallSignalPayload[]): string[] {
  return payloads.map((payload) => ('sdp' in payload ? payload.sdp : payload.kind));
}

it('gives signals in the order in which they were sent, however they arrive', () => {
  const inbox = new SignalInbox(2);
  expect(inbox.take(offer(2)).ready).toEqual([]);
  expect(inbox.isWaiting).toBe(true);
  expect(named(inbox.take(offer(0)).ready)).toEqual(['offer 0']);
  expect(named(inbox.take(offer(1)).ready)).toEqual(['offer 1', 'offer 2']);
  expect(inbox.isWaiting).toBe(false);
});

it('drops what is repeated and what belongs to another epoch', () => {
  const inbox = new SignalInbox(2);
  inbox.take(offer(0));
  inbox.take(offer(2));
  for (const signal of [offer(0), offer(2), offer(1, 1), offer(1, 3)]) {
    expect(inbox.take(signal)).toEqual({ ready: [], isOverflowing: false });
  }
  expect(named(inbox.take(offer(1)).ready)).toEqual(['offer 1', 'offer 2']);
});

it('acts at once upon what is asked for, and only once', () => {
  const inbox = new SignalInbox(2);
  const asked: CallSignal = { epoch: 2, seq: 1, payload: { kind: 'rebuildAsked' } };
  expect(named(inbox.take(asked).ready)).toEqual(['rebuildAsked']);
  expect(inbox.take(asked).ready).toEqual([]);
  expect(named(inbox.take(offer(0)).ready)).toEqual(['offer 0']);
  expect(named(inbox.take(offer(2)).ready)).toEqual(['offer 2']);
});

it('goes on without a signal that does not come', () => {
  const inbox = new SignalInbox(2);
  expect(inbox.skipGap()).toEqual([]);
  inbox.take(offer(3));
  inbox.take(offer(2));
  inbox.take(offer(5));
  expect(named(inbox.skipGap())).toEqual(['offer 2', 'offer 3']);
  expect(inbox.isWaiting).toBe(true);
  expect(inbox.take(offer(0)).ready).toEqual([]);
  expect(named(inbox.skipGap())).toEqual(['offer 5']);
});

it('says when too much waits, and still takes what was missing', () => {
  const inbox = new SignalInbox(2);
  for (let seq = 1; seq <= 64; seq += 1) expect(inbox.take(offer(seq)).isOverflowing).toBe(false);
  expect(inbox.take(offer(65)).isOverflowing).toBe(true);
  expect(inbox.take(offer(0)).ready).toHaveLength(65);
});

it('takes a number far ahead for a wrong one, so that it cannot push the right ones aside', () => {
  const inbox = new SignalInbox(2);
  inbox.take(offer(1_000_000));
  expect(inbox.skipGap()).toEqual([]);
  expect(named(inbox.take(offer(0)).ready)).toEqual(['offer 0']);
});
