import { describe, expect, it } from 'vitest';
import type { LinkReading } from './link-quality.ts';
import { judgeLink } from './link-quality.ts';

const first: LinkReading = {
  atMs: 0,
  roundTripMs: 20,
  packetsReceived: 1000,
  packetsLost: 0,
  sentLossShare: null,
  bytesReceived: 0,
  bytesSent: 0,
  videoBytesSent: 0,
  availableOutgoingBps: null,
  targetBps: null,
  qualityLimitationReason: 'none',
  framesDecoded: 0,
  framesDecodedByMid: {},
  audioEnergy: 0,
  audioLevel: null,
  isRelayed: false,
};

/** One second later, with 100 packets more. */
const second = (change: Partial<LinkReading> = {}): LinkReading => ({ ...first, atMs: 1000, packetsReceived: 1100, ...change });

describe('a connection without pictures', () => {
  it.each([
    { received: 95, lost: 5, level: 'good', reason: null },
    { received: 94, lost: 6, level: 'fair', reason: 'loss' },
    { received: 92, lost: 8, level: 'fair', reason: 'loss' },
    { received: 91, lost: 9, level: 'poor', reason: 'loss' },
  ])('that loses $lost of a hundred packets is $level', ({ received, lost, level, reason }) => {
    const quality = judgeLink(first, second({ packetsReceived: 1000 + received, packetsLost: lost }), null);
    expect(quality).toEqual({ level, reason, lossPercent: lost, roundTripMs: 20 });
  });

  it('counts what the other side misses as well', () => {
    expect(judgeLink(first, second({ sentLossShare: 0.2 }), null)).toMatchObject({ level: 'poor', reason: 'loss', lossPercent: 20 });
  });

  it('does not mind packets that came late after all', () => {
    expect(judgeLink({ ...first, packetsLost: 10 }, second({ packetsLost: 4 }), null).lossPercent).toBe(0);
  });

  it('with nothing received tells no loss', () => {
    expect(judgeLink(first, second({ packetsReceived: 1000 }), null)).toMatchObject({ level: 'good', lossPercent: null });
  });

  it.each([
    [399, 'good'],
    [400, 'fair'],
    [800, 'poor'],
  ])('with a round trip of %i milliseconds is %s', (roundTripMs, level) => {
    expect(judgeLink(first, second({ roundTripMs }), null).level).toBe(level);
  });
});

describe('a connection with pictures', () => {
  const wantedBps = 1_000_000;

  it.each([
    { bytes: 62_500, level: 'good', reason: null },
    { bytes: 62_400, level: 'fair', reason: 'bandwidth' },
    { bytes: 37_500, level: 'fair', reason: 'bandwidth' },
    { bytes: 37_400, level: 'poor', reason: 'bandwidth' },
  ])('that sends $bytes bytes of 125000 wanted is $level', ({ bytes, level, reason }) => {
    expect(judgeLink(first, second({ videoBytesSent: bytes, targetBps: 0 }), wantedBps)).toMatchObject({ level, reason });
  });

  it('is good while a picture that hardly moves could send more', () => {
    expect(judgeLink(first, second({ videoBytesSent: 100, targetBps: 900_000 }), wantedBps).level).toBe('good');
  });

  it('is fair when the processor holds the pictures back', () => {
    const busy = second({ targetBps: 900_000, qualityLimitationReason: 'cpu' });
    expect(judgeLink(first, busy, wantedBps)).toMatchObject({ level: 'fair', reason: 'processor' });
    expect(judgeLink(first, busy, null).level).toBe('good');
  });

  it('tells the worst of several reasons', () => {
    const bad = second({ targetBps: 400_000, packetsLost: 100, roundTripMs: 500 });
    expect(judgeLink(first, bad, wantedBps)).toMatchObject({ level: 'poor', reason: 'loss' });
  });
});

describe('a connection that cannot be judged', () => {
  it('is unknown at the first look', () => {
    expect(judgeLink(null, second(), null)).toEqual({ level: 'unknown', reason: null, lossPercent: null, roundTripMs: 20 });
  });

  it('is unknown when it was built anew in between, or looked at twice at once', () => {
    expect(judgeLink(first, second({ packetsReceived: 3 }), null).level).toBe('unknown');
    expect(judgeLink(first, second({ atMs: 0 }), null).level).toBe('unknown');
  });
});
