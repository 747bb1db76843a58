import { describe, expect, it } from 'vitest';
import { nextNoSoundHint, noNoSoundHint } from './no-sound-hint.ts';

const dead = { isMicrophoneOn: true, isPureSilence: true };

describe('the hint that a microphone gives no sound', () => {
  it('is shown after five seconds of pure silence', () => {
    const first = nextNoSoundHint(noNoSoundHint, { ...dead, nowMs: 100 });
    const almost = nextNoSoundHint(first, { ...dead, nowMs: 5000 });
    expect(almost.isShown).toBe(false);
    expect(nextNoSoundHint(almost, { ...dead, nowMs: 5100 }).isShown).toBe(true);
  });

  it('goes with the first sound', () => {
    const shown = { silentSinceMs: 0, isShown: true };
    expect(nextNoSoundHint(shown, { isMicrophoneOn: true, isPureSilence: false, nowMs: 9000 })).toEqual(noNoSoundHint);
  });

  it('is not shown for a muted microphone', () => {
    const first = nextNoSoundHint(noNoSoundHint, { ...dead, nowMs: 0 });
    const muted = nextNoSoundHint(first, { ...dead, isMicrophoneOn: false, nowMs: 4000 });
    expect(nextNoSoundHint(muted, { ...dead, nowMs: 6000 }).isShown).toBe(false);
  });
});
