import { beforeEach, expect, it } from 'vitest';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import { createHeldClock, type HeldClock } from '../testing/held-clock.ts';
import { IceRequests } from './ice-requests.ts';

const iceServers = [{ urls: ['stun:stun.example.org:3478'] }];
let clock: HeldClock;
let sent: UpFrame[];
let isConnected: boolean;
let requests: IceRequests;

beforeEach(() => {
  clock = createHeldClock();
  sent = [];
  isConnected = true;
  requests = new IceRequests({ clock, isConnected: () => isConnected, send: (frame) => void sent.push(frame) });
});

const idOf = (index: number) => {
  const frame = sent[index];
  return frame?.type === 'iceServers' ? frame.requestId : -1;
};

it('gives what the server answers, each to who asked', async () => {
  const [one, other] = [requests.ask('one'), requests.ask('other')];
  expect(sent).toMatchObject([{ type: 'iceServers', callId: 'one' }, { type: 'iceServers', callId: 'other' }]);
  requests.take({ type: 'iceServers', requestId: idOf(1), iceServers: [], expiresAtMs: null });
  requests.take({ type: 'iceServers', requestId: idOf(0), iceServers, expiresAtMs: 7 });
  expect([await one, await other]).toEqual([{ iceServers, expiresAtMs: 7 }, { iceServers: [], expiresAtMs: null }]);
});

it('uses numbers that pulls and history never reach', () => {
  void requests.ask('call').catch(() => undefined);
  expect(idOf(0)).toBeGreaterThan(1_000_000_000);
});

it('is refused with the server’s code; a refusal of another request is left alone', async () => {
  const answer = requests.ask('call');
  expect(requests.refuse(3, 'not_allowed')).toBe(false);
  expect(requests.refuse(idOf(0), 'not_allowed')).toBe(true);
  await expect(answer).rejects.toMatchObject({ code: 'not_allowed' });
  expect(requests.refuse(idOf(0), 'not_allowed')).toBe(false);
});

it('waits five seconds, and a late answer is harmless', async () => {
  const answer = requests.ask('call');
  clock.pass(5_000);
  await expect(answer).rejects.toMatchObject({ code: 'server_unreachable' });
  expect(() => requests.take({ type: 'iceServers', requestId: idOf(0), iceServers, expiresAtMs: null })).not.toThrow();
});

it('without a connection, and at the end, is refused', async () => {
  isConnected = false;
  await expect(requests.ask('call')).rejects.toMatchObject({ code: 'call_needs_connection' });
  isConnected = true;
  const answer = requests.ask('call');
  requests.stop();
  await expect(answer).rejects.toMatchObject({ code: 'server_unreachable' });
  expect(sent).toHaveLength(1);
});
