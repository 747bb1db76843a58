import { beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '#shared/runtime/logger';
import { createHeldClock, type HeldClock } from '../testing/held-clock.ts';
import type { LinkSocketEvents } from './open-socket.ts';
import { ServerLink } from './server-link.ts';

const ignore = (): void => undefined;
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silent };
const pong = JSON.stringify({ type: 'pong' });

class HeldSocket {
  readonly sent: string[] = [];
  readonly events: LinkSocketEvents;
  isOpen = true;

  constructor(events: LinkSocketEvents) {
    this.events = events;
  }

  end(reason: Partial<Parameters<LinkSocketEvents['onClose']>[0]> = {}): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.events.onClose({ closeCode: null, httpStatus: null, error: null, ...reason });
  }
}

let clock: HeldClock;
let sockets: HeldSocket[];
let endedSessions: number;
let frames: string[];
let link: ServerLink;
const newest = () => sockets.at(-1) as HeldSocket;

beforeEach(() => {
  clock = createHeldClock();
  sockets = [];
  endedSessions = 0;
  frames = [];
  link = new ServerLink({
    url: () => 'ws://127.0.0.1/api/socket', token: 'token', clock, random: () => 1, logger: silent,
    openSocket: (_target, events) => {
      const socket = new HeldSocket(events);
      sockets.push(socket);
      return { send: (text) => void socket.sent.push(text), terminate: () => socket.end() };
    },
    onOpen: ignore,
    onFrame: (frame) => void frames.push(frame.type),
    onState: ignore,
    onSessionEnded: () => void (endedSessions += 1),
  });
  link.connect();
  newest().events.onOpen();
  link.note({ type: 'welcomed' });
  link.note({ type: 'caughtUp', nowMs: clock.nowMs() });
});

describe('a half-open connection', () => {
  it.each([0, 1, 5_000, 9_999])('is noticed within 30 s when nothing was heard after %i ms', (lastHeardMs) => {
    clock.pass(lastHeardMs);
    newest().events.onMessage(pong);
    clock.pass(30_000);
    expect(sockets.length === 1 && newest().isOpen).toBe(false);
  });

  it('is none while anything is heard, however seldom and whatever the clock says', () => {
    for (const [index, jumpMs] of [0, 86_400_000, -172_800_000, 0, 3_600_000].entries()) {
      clock.jump(jumpMs);
      clock.pass(19_000);
      newest().events.onMessage(pong);
      expect(sockets).toHaveLength(1);
      expect(newest().sent.length).toBeGreaterThan(index);
    }
  });

  it('is noticed although the clock was set back', () => {
    clock.jump(-86_400_000);
    clock.pass(30_000);
    expect(link.state.connection).toMatchObject({ status: 'offline', code: 'server_unreachable' });
  });
});

describe('a lost connection', () => {
  it('is tried again with growing pauses, and from the first pause after it stood', () => {
    newest().end();
    for (const pauseMs of [500, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const attempts = sockets.length;
      clock.pass(pauseMs - 1);
      expect(sockets).toHaveLength(attempts);
      clock.pass(1);
      expect(sockets).toHaveLength(attempts + 1);
      newest().end();
    }
    link.connect();
    newest().events.onOpen();
    link.note({ type: 'caughtUp', nowMs: clock.nowMs() });
    newest().end();
    expect(link.state.connection).toMatchObject({ status: 'offline', retryAtMs: clock.nowMs() + 500 });
  });

  it('is tried at once when the person asks, and then not a second time', () => {
    newest().end();
    link.connect();
    expect(sockets).toHaveLength(2);
    clock.pass(5_000);
    expect(sockets).toHaveLength(2);
  });

  it('is not tried again when the session ended', () => {
    newest().end({ closeCode: 4401 });
    clock.pass(600_000);
    expect([sockets.length, endedSessions]).toEqual([1, 1]);
  });

  it('is not tried again after the stop', () => {
    newest().end();
    link.stop();
    clock.pass(600_000);
    expect(sockets).toHaveLength(1);
  });
});

it.each(['', 'junk', '[]', 'null', '{"type":"surprise"}', '{"type":"push"}', '"pong"'])('the frame %j ends the connection and is handed to nobody', (text) => {
  newest().events.onMessage(text);
  expect(frames).toEqual([]);
  expect(newest().isOpen).toBe(false);
  expect(link.state.connection).toMatchObject({ status: 'offline', code: 'server_unreachable' });
});

it('fields that a newer server adds to a known frame do no harm', () => {
  newest().events.onMessage('{"type":"pong","serverLoad":0.5}');
  expect([frames, newest().isOpen]).toEqual([['pong'], true]);
});
