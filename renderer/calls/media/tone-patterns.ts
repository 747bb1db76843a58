/** One soft note. */
export interface Note {
  frequencyHertz: number;
  startSeconds: number;
  durationSeconds: number;
  /** 0 to 1; notes that sound together add up. */
  loudness: number;
}

/** Notes that sound once, or again and again. */
export interface TonePattern {
  notes: readonly Note[];
  /** When it begins anew; null for once. */
  everySeconds: number | null;
}

const note = (frequencyHertz: number, startSeconds: number, durationSeconds: number, loudness = 0.16): Note => ({
  frequencyHertz,
  startSeconds,
  durationSeconds,
  loudness,
});

const C5 = 523.25;
const E5 = 659.26;
const G5 = 783.99;
const C6 = 1046.5;

/** A broken chord, twice, then a rest: heard across a room, and not a shock. */
const ring: TonePattern = {
  notes: [0, 0.75].flatMap((at) => [note(C5, at, 0.5), note(E5, at + 0.14, 0.5), note(G5, at + 0.28, 0.6), note(C6, at + 0.42, 0.7, 0.1)]),
  everySeconds: 3,
};

/** What a telephone sounds like at the caller's end, softly. */
const ringBack: TonePattern = {
  notes: [note(425, 0, 1, 0.07), note(440, 0, 1, 0.04)],
  everySeconds: 4,
};

const test: TonePattern = {
  notes: [note(C5, 0, 0.35), note(E5, 0.3, 0.35), note(G5, 0.6, 0.35), note(C6, 0.9, 0.8)],
  everySeconds: null,
};

const joined: TonePattern = { notes: [note(E5, 0, 0.14, 0.1), note(G5, 0.1, 0.22, 0.1)], everySeconds: null };
const left: TonePattern = { notes: [note(G5, 0, 0.14, 0.1), note(E5, 0.1, 0.22, 0.1)], everySeconds: null };

export const tonePatterns = { ring, ringBack, test, joined, left } as const;

/** Gives how long one round of a pattern sounds, in seconds. */
export function lengthSeconds({ notes }: TonePattern): number {
  return Math.max(0, ...notes.map(({ startSeconds, durationSeconds }) => startSeconds + durationSeconds));
}
