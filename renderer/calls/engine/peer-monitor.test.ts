import { expect, it } from 'vitest';
import type { LinkReading } from '../adapt/link-quality.ts';
import { newPeerMonitor, nextPeerMonitor, type PeerMonitor } from './peer-monitor.ts';

const reading = (atMs: number, more: Partial<LinkReading> = {}): LinkReading => ({
  atMs, roundTripMs: 20, packetsReceived: atMs / 20, packetsLost: 0, sentLossShare: 0, bytesReceived: atMs, bytesSent: atMs, videoBytesSent: 0, availableOutgoingBps: 5_000_000,
  targetBps: null, qualityLimitationReason: 'none', framesDecoded: 0, framesDecodedByMid: {}, audioEnergy: 0, audioLevel: 0, isRelayed: false, ...more,
});
/** What is known after looks every 300 ms up to this time. */
function watched(untilMs: number, more: (atMs: number) => Partial<LinkReading> = () => ({})): PeerMonitor {
  let monitor = newPeerMonitor;
  for (let atMs = 0; atMs <= untilMs; atMs += 300) monitor = nextPeerMonitor(monitor, reading(atMs, more(atMs)), null);
  return monitor;
}
const losing = (atMs: number) => ({ packetsLost: (atMs / 20) * 0.4 });

it('knows of nothing at first, and of a good connection after two seconds', () => {
  expect(watched(0).quality.level).toBe('unknown');
  expect(watched(2_700).quality).toMatchObject({ level: 'good', reason: null });
});

it('judges every two seconds, and looks for speech every time', () => {
  const judged = watched(2_400);
  const soon = nextPeerMonitor(judged, reading(2_700, { audioLevel: 0.5, roundTripMs: 2_000 }), null);
  expect(soon.quality).toBe(judged.quality);
  expect(soon.judgedReading).toBe(judged.judgedReading);
  expect(watched(2_400, () => ({ audioLevel: 0.5 })).speaking.isSpeaking).toBe(true);
  expect(watched(2_400).speaking.isSpeaking).toBe(false);
});

it('remembers since when there is a connection', () => {
  expect(watched(6_000).connectedSinceMs).toBe(0);
});

it('tells of trouble only when it lasts', () => {
  expect(watched(4_800, losing)).toMatchObject({ quality: { reason: 'loss' }, notice: { isShown: false } });
  expect(watched(30_000, losing)).toMatchObject({ quality: { level: 'poor', reason: 'loss' }, notice: { isShown: true } });
});

it('lightens the load as soon as the processor is the limit, for the line’s sake only after the first moments', () => {
  const limited = (qualityLimitationReason: 'cpu' | 'bandwidth') => () => ({ qualityLimitationReason });
  expect(watched(300, limited('cpu')).load.level).toBeGreaterThan(0);
  expect(watched(300, limited('bandwidth')).load.level).toBe(0);
  expect(watched(60_000, limited('bandwidth')).load.level).toBeGreaterThan(0);
});
