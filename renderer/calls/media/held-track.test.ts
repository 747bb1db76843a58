import { describe, expect, it } from 'vitest';
import { holdTrack } from './held-track.ts';
import { asTrack, FakeTrack } from './testing/fake-track.ts';

function held({ isEnded = false } = {}) {
  const track = new FakeTrack({ kind: 'audio', label: 'Desk', deviceId: 'desk' });
  if (isEnded) track.stop();
  const ends: string[] = [];
  const hold = holdTrack(asTrack(track), () => ends.push('ended'));
  return { track, ends, hold };
}

describe('a held track', () => {
  it('tells that its device went away', () => {
    const { track, ends } = held();
    track.endByItself();
    expect(ends).toEqual(['ended']);
  });

  it('tells a device that went away before it was held', async () => {
    const { ends } = held({ isEnded: true });
    expect(ends).toEqual([]);
    await Promise.resolve();
    expect(ends).toEqual(['ended']);
  });

  it('is stopped by its release, which is no end of its own', async () => {
    for (const isEnded of [false, true]) {
      const { track, ends, hold } = held({ isEnded });
      hold.release();
      track.endByItself();
      await Promise.resolve();
      expect(track.readyState).toBe('ended');
      expect(ends).toEqual([]);
    }
  });
});
