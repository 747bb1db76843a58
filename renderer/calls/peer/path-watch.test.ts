import { beforeEach, expect, it } from 'vitest';
import { createHandClock } from '../../testing/hand-clock.ts';
import type { LinkState } from './media-link.ts';
import { PathWatch } from './path-watch.ts';

let clock: ReturnType<typeof createHandClock>;
let events: string[];

beforeEach(() => {
  clock = createHandClock();
  events = [];
});

function createWatch(startedAtMs = 0, patience = 1): PathWatch {
  return new PathWatch({
    clock,
    startedAtMs,
    patience,
    onState: ({ phase, reason }: LinkState) => events.push(reason === null ? phase : `${phase} ${reason}`),
    restart: () => events.push('restart'),
    rebuild: (reason) => events.push(`rebuild ${reason}`),
    findFailureReason: () => 'noRoute',
  });
}

function takeEvents(): string[] {
  return events.splice(0);
}

it('names the reason after fifteen seconds without a connection, and goes on trying', () => {
  createWatch();
  clock.advance(14_999);
  expect(takeEvents()).toEqual([]);
  clock.advance(1);
  expect(takeEvents()).toEqual(['failed noRoute', 'rebuild notConnected']);
  clock.advance(15_000);
  expect(takeEvents()).toEqual(['rebuild notConnected']);
});

it('counts the fifteen seconds from the first attempt of the pair', () => {
  clock.advance(8_500);
  createWatch(0);
  clock.advance(6_500);
  expect(takeEvents()).toEqual(['failed noRoute']);
  clock.advance(8_500);
  expect(takeEvents()).toEqual(['rebuild notConnected']);
});

it('leaves a further attempt more time, and names the reason no later for it', () => {
  clock.advance(10_000);
  createWatch(0, 2);
  clock.advance(5_000);
  expect(takeEvents()).toEqual(['failed noRoute']);
  clock.advance(24_999);
  expect(takeEvents()).toEqual([]);
  clock.advance(1);
  expect(takeEvents()).toEqual(['rebuild notConnected']);
});

it('is connected from then on, whatever failed before', () => {
  const watch = createWatch();
  clock.advance(15_000);
  takeEvents();
  watch.pathUp();
  clock.advance(60_000);
  expect(takeEvents()).toEqual(['connected']);
});

it('lets a short disturbance pass', () => {
  const watch = createWatch();
  watch.pathUp();
  watch.pathShaky();
  clock.advance(1_999);
  watch.pathUp();
  clock.advance(60_000);
  expect(takeEvents()).toEqual(['connected']);
});

it('restarts after two seconds of disturbance, several times, then asks for another link until it gets it', () => {
  const watch = createWatch();
  watch.pathUp();
  watch.pathShaky();
  clock.advance(2_000);
  expect(takeEvents()).toEqual(['connected', 'interrupted', 'restart']);
  clock.advance(29_999);
  expect(takeEvents()).toEqual(['restart', 'restart', 'restart', 'restart']);
  clock.advance(1);
  expect(takeEvents()).toEqual(['rebuild notRecovered']);
  clock.advance(5_000);
  expect(takeEvents()).toEqual(['rebuild notRecovered']);
});

it('waits less when nothing was heard for a while', () => {
  const watch = createWatch();
  watch.pathUp();
  clock.advance(5_000);
  watch.pathShaky();
  clock.advance(1_000);
  expect(takeEvents()).toEqual(['connected', 'interrupted', 'restart']);
});

it('restarts at once when ICE gave up', () => {
  const watch = createWatch();
  watch.pathUp();
  watch.pathDown();
  expect(takeEvents()).toEqual(['connected', 'interrupted', 'restart']);
  clock.advance(3_000);
  watch.pathUp();
  clock.advance(60_000);
  expect(takeEvents()).toEqual(['connected']);
});

it('notices six seconds of silence on a path that ICE calls connected', () => {
  const watch = createWatch();
  watch.pathUp();
  takeEvents();
  clock.advance(6_000);
  watch.checkSilence();
  expect(takeEvents()).toEqual([]);
  clock.advance(1);
  watch.checkSilence();
  watch.checkSilence();
  expect(takeEvents()).toEqual(['interrupted', 'restart']);
  watch.heard();
  expect(takeEvents()).toEqual(['connected']);
});

it('restarts for a change of the network, at most every four seconds', () => {
  const watch = createWatch();
  watch.pathUp();
  takeEvents();
  for (let time = 0; time < 5; time += 1) watch.restartSoon();
  expect(takeEvents()).toEqual(['restart']);
  clock.advance(4_000);
  expect(takeEvents()).toEqual(['restart']);
  clock.advance(60_000);
  expect(takeEvents()).toEqual([]);
});

it('restarts when the other side asks for it, unless it is at it already', () => {
  const watch = createWatch();
  watch.pathUp();
  watch.restartAsked();
  expect(takeEvents()).toEqual(['connected', 'restart']);
  clock.advance(10_000);
  watch.pathDown();
  takeEvents();
  for (let time = 0; time < 5; time += 1) watch.restartAsked();
  clock.advance(3_999);
  expect(takeEvents()).toEqual([]);
});

it('gives up once, however often it is told to', () => {
  const watch = createWatch();
  watch.pathUp();
  takeEvents();
  for (let time = 0; time < 5; time += 1) watch.giveUp('tooManySignals');
  expect(takeEvents()).toEqual(['interrupted', 'rebuild tooManySignals']);
  watch.pathDown();
  watch.heard();
  expect(takeEvents()).toEqual([]);
});

it('does nothing after its end', () => {
  const watch = createWatch();
  watch.pathUp();
  watch.pathShaky();
  watch.restartSoon();
  watch.restartSoon();
  takeEvents();
  watch.close();
  clock.advance(120_000);
  expect(takeEvents()).toEqual([]);
});
