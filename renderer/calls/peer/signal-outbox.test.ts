import { beforeEach, expect, it } from 'vitest';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import { createHandClock } from '../../testing/hand-clock.ts';
import { SignalOutbox } from './signal-outbox.ts';

const host = 'candidate:1 1 udp 2122 192.0.2.7 50000 typ host';
const relay = 'candidate:2 1 udp 41 198.51.100.9 50001 typ relay raddr 203.0.113.5 rport 40000';

let clock: ReturnType<typeof createHandClock>;
let isServerReachable: boolean;
let isChannelOpen: boolean;
let byServer: CallSignal[];
let byChannel: CallSignal[];

beforeEach(() => {
  clock = createHandClock();
  [isServerReachable, isChannelOpen, byServer, byChannel] = [true, false, [], []];
});

function createOutbox(isRelayOnly = false): SignalOutbox {
  return new SignalOutbox({
    epoch: 4,
    clock,
    isRelayOnly,
    isServerReachable: () => isServerReachable,
    sendByServer: (signal) => byServer.push(signal),
    sendByChannel(signal) {
      if (isChannelOpen) byChannel.push(signal);
      return isChannelOpen;
    },
  });
}

function candidate(line: string): RTCIceCandidateInit {
  return { candidate: line, sdpMid: '0', sdpMLineIndex: 0 };
}

it('numbers what it sends and gathers candidates for a moment', () => {
  const outbox = createOutbox();
  outbox.sendDescription('offer', 'the offer');
  outbox.addCandidate(candidate(host));
  outbox.addCandidate(candidate(relay));
  expect(byServer).toEqual([{ epoch: 4, seq: 0, payload: { kind: 'offer', sdp: 'the offer' } }]);
  clock.advance(50);
  expect(byServer[1]).toEqual({ epoch: 4, seq: 1, payload: { kind: 'candidates', candidates: [candidate(host), candidate(relay)] } });
});

it('sends no more candidates at once than a signal may carry', () => {
  const outbox = createOutbox();
  for (let count = 0; count < 41; count += 1) outbox.addCandidate(candidate(host));
  clock.advance(50);
  expect(byServer.map(({ payload }) => (payload.kind === 'candidates' ? payload.candidates.length : 0))).toEqual([40, 1]);
});

it('sends candidates before a description that comes after them', () => {
  const outbox = createOutbox();
  outbox.addCandidate(candidate(host));
  outbox.sendDescription('offer', 'the next offer');
  clock.advance(50);
  expect(byServer.map(({ payload }) => payload.kind)).toEqual(['candidates', 'offer']);
});

it('uses both ways when both are open, and one when only that is', () => {
  const outbox = createOutbox();
  isChannelOpen = true;
  outbox.ask('restartAsked');
  isServerReachable = false;
  outbox.ask('restartAsked');
  expect(byServer.map(({ seq }) => seq)).toEqual([0]);
  expect(byChannel.map(({ seq }) => seq)).toEqual([0, 1]);
});

it('keeps what can go nowhere and sends it in its order once a way opens', () => {
  const outbox = createOutbox();
  isServerReachable = false;
  outbox.sendDescription('offer', 'an offer');
  outbox.ask('rebuildAsked');
  outbox.ask('rebuildAsked');
  outbox.drain();
  expect(outbox.isBlocked).toBe(true);
  isChannelOpen = true;
  outbox.drain();
  expect(outbox.isBlocked).toBe(false);
  expect(byChannel.map(({ seq, payload }) => [seq, payload.kind])).toEqual([[0, 'offer'], [1, 'rebuildAsked']]);
});

it('lets only relays out when asked to, without the address behind them (V6)', () => {
  const outbox = createOutbox(true);
  outbox.sendDescription('offer', `v=0\r\na=${host}\r\na=${relay}\r\n`);
  outbox.addCandidate(candidate(host));
  outbox.addCandidate(candidate(relay));
  clock.advance(50);
  const text = JSON.stringify(byServer);
  expect(text).not.toContain('192.0.2.7');
  expect(text).not.toContain('203.0.113.5');
  expect(text.match(/typ relay/g)).toHaveLength(2);
});

it('sends nothing after its end', () => {
  const outbox = createOutbox();
  outbox.addCandidate(candidate(host));
  outbox.close();
  clock.advance(1_000);
  outbox.drain();
  expect(byServer).toEqual([]);
});
