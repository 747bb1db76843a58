import type { Clock } from '#shared/runtime/clock';
import type { Note, TonePattern } from './tone-patterns.ts';
import { lengthSeconds, tonePatterns } from './tone-patterns.ts';

/** Ends a sound within a blink; harmless afterwards. */
export type StopTone = () => void;

export interface ToneOptions {
  /** Null for the system's speaker; where a browser cannot choose, it is always that one. */
  speakerId?: string | null;
}

/** The sounds of calls, made of oscillators. */
export interface Tones {
  /** For who is called; sounds until it is stopped. */
  ring(options?: ToneOptions): StopTone;
  /** For who calls, once somewhere it rings; sounds until it is stopped. */
  ringBack(options?: ToneOptions): StopTone;
  /** For trying a speaker. */
  test(options?: ToneOptions): StopTone;
  joined(options?: ToneOptions): StopTone;
  left(options?: ToneOptions): StopTone;
}

/** What some browsers know beyond the types of the DOM library. */
interface RoutableContext extends AudioContext {
  setSinkId?(sinkId: string): Promise<void>;
}

const ATTACK_SECONDS = 0.02;
const FADE_SECONDS = 0.06;
/** Sounds are put a little ahead, so that their beginning is not cut off. */
const AHEAD_SECONDS = 0.05;
const ALMOST_NOTHING = 0.0001;

/**
 * Gives the sounds of calls. Each sound has an audio context of its own, from the factory, and closes it at its end.
 * A browser that gives none leaves it silent.
 */
export function createTones({ createAudioContext, clock }: { createAudioContext: () => AudioContext; clock: Clock }): Tones {
  const sounding = (pattern: TonePattern) => (options?: ToneOptions) => {
    try {
      return startTone(pattern, { context: createAudioContext(), clock, speakerId: options?.speakerId ?? null });
    } catch {
      return () => {};
    }
  };
  return {
    ring: sounding(tonePatterns.ring),
    ringBack: sounding(tonePatterns.ringBack),
    test: sounding(tonePatterns.test),
    joined: sounding(tonePatterns.joined),
    left: sounding(tonePatterns.left),
  };
}

/** Sounds a pattern; a context of its own is closed at its end. */
export function startTone(pattern: TonePattern, { context, clock, speakerId }: { context: RoutableContext; clock: Clock; speakerId: string | null }): StopTone {
  const master = context.createGain();
  master.connect(context.destination);
  let isStopped = false;
  let cancelTimer = () => {};
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    cancelTimer();
    master.gain.setTargetAtTime(0, context.currentTime, FADE_SECONDS / 4);
    clock.after(FADE_SECONDS * 1000, () => void context.close().catch(() => undefined));
  };
  const round = () => {
    for (const note of pattern.notes) playNote(context, master, note);
    const nextSeconds = pattern.everySeconds ?? lengthSeconds(pattern) + AHEAD_SECONDS;
    cancelTimer = clock.after(nextSeconds * 1000, pattern.everySeconds === null ? stop : round);
  };
  void makeReady(context, speakerId).then(() => (isStopped ? undefined : round()));
  return stop;
}

async function makeReady(context: RoutableContext, speakerId: string | null): Promise<void> {
  // A speaker that is gone leaves the system's.
  if (speakerId !== null) await context.setSinkId?.(speakerId).catch(() => undefined);
  await context.resume().catch(() => undefined);
}

function playNote(context: AudioContext, output: AudioNode, note: Note): void {
  const startSeconds = context.currentTime + AHEAD_SECONDS + note.startSeconds;
  const endSeconds = startSeconds + note.durationSeconds;
  const oscillator = context.createOscillator();
  const envelope = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = note.frequencyHertz;
  envelope.gain.setValueAtTime(ALMOST_NOTHING, startSeconds);
  envelope.gain.linearRampToValueAtTime(note.loudness, startSeconds + ATTACK_SECONDS);
  envelope.gain.exponentialRampToValueAtTime(ALMOST_NOTHING, endSeconds);
  oscillator.connect(envelope);
  envelope.connect(output);
  oscillator.start(startSeconds);
  oscillator.stop(endSeconds);
}
