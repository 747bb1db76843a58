import { describe, expect, it } from 'vitest';
import { nextSpeaking, notSpeaking } from './speaking.ts';

function hear(levels: [nowMs: number, level: number][]) {
  return levels.reduce((state, [nowMs, level]) => nextSpeaking(state, { level, nowMs }), notSpeaking).isSpeaking;
}

describe('somebody speaks', () => {
  it('once a voice lasts', () => {
    expect(hear([[0, 0.7], [100, 0.7]])).toBe(true);
  });

  it('not for a click', () => {
    expect(hear([[0, 0.9], [50, 0], [100, 0.9], [150, 0]])).toBe(false);
  });

  it('on through the pause between two words', () => {
    expect(hear([[0, 0.7], [100, 0.7], [200, 0], [400, 0.1], [450, 0.6], [600, 0], [850, 0]])).toBe(true);
  });

  it('no longer after 300 milliseconds of silence', () => {
    expect(hear([[0, 0.7], [100, 0.7], [200, 0], [500, 0]])).toBe(false);
  });

  it('on while the level is between the two thresholds, and does not begin there', () => {
    expect(hear([[0, 0.7], [100, 0.7], [200, 0.4], [2000, 0.4]])).toBe(true);
    expect(hear([[0, 0.4], [2000, 0.4]])).toBe(false);
  });

  it('keeps the very state while nothing changes', () => {
    expect(nextSpeaking(notSpeaking, { level: 0, nowMs: 5 })).toBe(notSpeaking);
  });
});
