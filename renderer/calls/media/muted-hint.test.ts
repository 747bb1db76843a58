import { describe, expect, it } from 'vitest';
import { nextMutedHint, noMutedHint } from './muted-hint.ts';

const always: (nowMs: number) => boolean = () => true;

/** Speaks while muted (unless told otherwise) at the given times and gives those at which the hint was due. */
function hintsAt(timesMs: number[], { isMuted = true, isSpeakingAt = always } = {}) {
  let state = noMutedHint;
  return timesMs.filter((nowMs) => {
    state = nextMutedHint(state, { isMuted, isSpeaking: isSpeakingAt(nowMs), nowMs });
    return state.isDue;
  });
}

const everyHalfSecond = (untilMs: number) => Array.from({ length: untilMs / 500 + 1 }, (_, index) => index * 500);

describe('the hint that one is muted', () => {
  it('comes after a second of speaking and again after fifteen', () => {
    expect(hintsAt(everyHalfSecond(32_000))).toEqual([1000, 16_000, 31_000]);
  });

  it('never comes with the microphone on', () => {
    expect(hintsAt(everyHalfSecond(5000), { isMuted: false })).toEqual([]);
  });

  it('does not add up single words', () => {
    expect(hintsAt(everyHalfSecond(5000), { isSpeakingAt: (nowMs) => nowMs % 1000 === 0 })).toEqual([]);
  });
});
