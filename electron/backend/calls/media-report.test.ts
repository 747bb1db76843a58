import { beforeEach, expect, it } from 'vitest';
import { createHeldClock, type HeldClock } from '../testing/held-clock.ts';
import { MediaReport, type MediaFacts } from './media-report.ts';

const facts = (more: Partial<MediaFacts> = {}): MediaFacts => ({ isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, connectionState: 'connected', ...more });
let clock: HeldClock;
let told: [string, MediaFacts][];
let report: MediaReport;

beforeEach(() => {
  clock = createHeldClock();
  told = [];
  report = new MediaReport(clock, (callId, one) => void told.push([callId, one]));
});

it('ten quick toggles are told once, as they ended', () => {
  for (let toggle = 0; toggle < 10; toggle += 1) report.note('call', facts({ isVideoEnabled: toggle % 2 === 0 }));
  expect(told).toEqual([]);
  clock.pass(250);
  expect(told).toEqual([['call', facts()]]);
});

it('what is as it was told before is not told again', () => {
  report.note('call', facts());
  clock.pass(250);
  report.note('call', facts({ isAudioEnabled: false }));
  report.note('call', facts());
  clock.pass(1_000);
  expect(told).toHaveLength(1);
});

it('each call is told by itself', () => {
  report.note('one', facts());
  report.note('other', facts({ isScreenShared: true }));
  clock.pass(250);
  expect(told.map(([callId]) => callId)).toEqual(['one', 'other']);
});

it('a slow stream of changes is told every quarter of a second, not held back for ever', () => {
  for (let step = 0; step < 20; step += 1) {
    report.note('call', facts({ isVideoEnabled: step % 2 === 0 }));
    clock.pass(100);
  }
  expect(told.length).toBeGreaterThan(3);
});

it('after a reconnection everything is told again, and after the end nothing', () => {
  report.note('call', facts());
  clock.pass(250);
  report.tellAgain();
  clock.pass(250);
  expect(told).toHaveLength(2);
  report.note('call', facts({ isAudioEnabled: false }));
  report.stop();
  clock.pass(1_000);
  expect(told).toHaveLength(2);
});

it('a call that was left is told anew when it is joined again', () => {
  report.note('call', facts());
  clock.pass(250);
  report.note('call', facts({ isAudioEnabled: false }));
  report.forget('call');
  clock.pass(250);
  report.tellAgain();
  clock.pass(250);
  expect(told).toHaveLength(1);
  report.note('call', facts());
  clock.pass(250);
  expect(told).toHaveLength(2);
});
