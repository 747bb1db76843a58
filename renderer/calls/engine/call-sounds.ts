import type { StopTone, ToneOptions, Tones } from '../media/tones.ts';

/** What is to be heard now. */
export interface SoundSituation {
  readonly isRung: boolean;
  readonly isRingingThere: boolean;
}

/** Rings for who is called, and lets who calls hear that it rings there. */
export class CallSounds {
  readonly #tones: Tones;
  readonly #options: () => ToneOptions;
  #stopRing: StopTone | null = null;
  #stopRingBack: StopTone | null = null;

  constructor(tones: Tones, options: () => ToneOptions) {
    this.#tones = tones;
    this.#options = options;
  }

  follow({ isRung, isRingingThere }: SoundSituation): void {
    this.#stopRing = toggle(this.#stopRing, isRung, () => this.#tones.ring(this.#options()));
    this.#stopRingBack = toggle(this.#stopRingBack, isRingingThere, () => this.#tones.ringBack(this.#options()));
  }

  joined(): void {
    this.#tones.joined(this.#options());
  }

  left(): void {
    this.#tones.left(this.#options());
  }

  test(): void {
    this.#tones.test(this.#options());
  }
}

function toggle(stop: StopTone | null, isWanted: boolean, start: () => StopTone): StopTone | null {
  if (isWanted) return stop ?? start();
  stop?.();
  return null;
}
