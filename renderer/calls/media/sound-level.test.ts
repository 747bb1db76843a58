import { describe, expect, it } from 'vitest';
import { amplitudeOf, isPureSilence, levelOfAmplitude } from './sound-level.ts';

describe('loudness', () => {
  it('is the root mean square of the samples', () => {
    expect(amplitudeOf(new Float32Array([0.5, -0.5, 0.5, -0.5]))).toBeCloseTo(0.5);
    expect(amplitudeOf(new Float32Array())).toBe(0);
  });

  it('runs from nothing to full as it is heard', () => {
    expect(levelOfAmplitude(1)).toBe(1);
    expect(levelOfAmplitude(0.001)).toBeCloseTo(0);
    expect(levelOfAmplitude(0.0316)).toBeCloseTo(0.5, 2);
    expect(levelOfAmplitude(0)).toBe(0);
    expect(levelOfAmplitude(Number.NaN)).toBe(0);
    expect(levelOfAmplitude(3)).toBe(1);
  });

  it('tells a dead microphone from a silent room', () => {
    expect(isPureSilence(0)).toBe(true);
    expect(isPureSilence(0.0005)).toBe(false);
  });
});
