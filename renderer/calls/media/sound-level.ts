/** What is softer than this is drawn as nothing. */
const FLOOR_DECIBELS = -60;
/** A working microphone in a silent room is far above this; below it there is no signal at all. */
const PURE_SILENCE_AMPLITUDE = 0.000_01;

/** Gives the root mean square of samples between -1 and 1; 0 for none. */
export function amplitudeOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/**
 * Gives a level from 0 to 1 as loudness is heard, from an amplitude from 0 to 1. Local samples and the audio levels
 * of the browser's statistics come out on one scale.
 */
export function levelOfAmplitude(amplitude: number): number {
  if (!(amplitude > 0)) return 0;
  const decibels = 20 * Math.log10(amplitude);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DECIBELS));
}

/** Tells whether an amplitude is what a dead or disabled microphone gives. */
export function isPureSilence(amplitude: number): boolean {
  return amplitude < PURE_SILENCE_AMPLITUDE;
}
