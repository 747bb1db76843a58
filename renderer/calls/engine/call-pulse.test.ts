import { beforeEach, expect, it } from 'vitest';
import { HallwayError } from '#shared/errors/hallway-error';
import { createHandClock } from '../../testing/hand-clock.ts';
import { settled } from '../media/testing/fake-browser-media.ts';
import { CallPulse } from './call-pulse.ts';
import type { CallRoom } from './call-room.ts';
import { FakeCallsBackend } from './testing/engine-fixture.ts';

let backend: FakeCallsBackend;
let clock: ReturnType<typeof createHandClock>;
let rooms: [string, CallRoom][];
let goneCount: number;

beforeEach(() => {
  backend = new FakeCallsBackend();
  clock = createHandClock();
  rooms = [['call', { joinId: 'ada-1', heard: (nowMs: number) => [{ joinId: 'ben-1', agoMs: nowMs }] } as unknown as CallRoom]];
  goneCount = 0;
  new CallPulse({ backend: backend.link, windowId: 'window', clock, rooms: () => rooms, onBackendGone: () => (goneCount += 1) }).start();
});

async function pass(seconds: number): Promise<void> {
  for (let step = 0; step < seconds; step += 1) {
    clock.advance(1_000);
    await settled();
  }
}

it('is sent every two seconds for every call, and not without one', async () => {
  await pass(4);
  expect(backend.of('pulseCall')).toEqual([2_000, 4_000].map((agoMs) => ({ callId: 'call', windowId: 'window', joinId: 'ada-1', hears: [{ joinId: 'ben-1', agoMs }] })));
  rooms = [];
  await pass(10);
  expect(backend.of('pulseCall')).toHaveLength(2);
});

it('that is not taken for more than fifteen seconds ends the calls of this window', async () => {
  backend.refusals.set('pulseCall', new HallwayError('internal'));
  await pass(17);
  expect(goneCount).toBe(0);
  await pass(1);
  expect(goneCount).toBe(1);
});

it('taken in between counts anew', async () => {
  backend.refusals.set('pulseCall', new HallwayError('internal'));
  await pass(14);
  backend.refusals.clear();
  await pass(2);
  backend.refusals.set('pulseCall', new HallwayError('internal'));
  await pass(14);
  expect(goneCount).toBe(0);
});
