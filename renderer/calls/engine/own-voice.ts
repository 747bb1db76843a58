import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { BrowserMedia } from '../media/browser-media.ts';
import { createLevelMeter, type LevelMeter } from '../media/level-meter.ts';
import { nextMutedHint, noMutedHint, type MutedHint } from '../media/muted-hint.ts';
import { nextNoSoundHint, noNoSoundHint } from '../media/no-sound-hint.ts';
import { nextSpeaking, notSpeaking } from '../media/speaking.ts';

const lookEveryMs = 100;
const mutedHintShownMs = 4_000;

interface OwnVoiceOptions {
  readonly media: BrowserMedia;
  readonly clock: Clock;
  isMicrophoneOn(): boolean;
  onChange(): void;
}

/** Listens to one's own microphone, muted or not: the level, whether one speaks, and what one should be told. */
export class OwnVoice {
  readonly #options: OwnVoiceOptions;
  readonly #levelListeners = new Set<(level: number) => void>();
  #track: MediaStreamTrack | null = null;
  #meter: LevelMeter | null = null;
  #cancelLook: CancelTimer | null = null;
  #speaking = notSpeaking;
  #muted: MutedHint = noMutedHint;
  #noSound = noNoSoundHint;
  #mutedHintUntilMs = 0;

  constructor(options: OwnVoiceOptions) {
    this.#options = options;
  }

  get isSpeaking(): boolean {
    return this.#speaking.isSpeaking;
  }

  get isMutedHintShown(): boolean {
    return this.#options.clock.nowMs() < this.#mutedHintUntilMs && !this.#options.isMicrophoneOn();
  }

  get isNoSoundHintShown(): boolean {
    return this.#noSound.isShown;
  }

  /** Listens to this track from now on; null to none. */
  listenTo(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#meter?.close();
    this.#meter = track === null ? null : this.#createMeter(track);
    this.#noSound = noNoSoundHint;
    if (this.#meter === null) this.#cancelLook?.();
    else this.#look();
  }

  onLevel(listener: (level: number) => void): () => void {
    this.#levelListeners.add(listener);
    return () => void this.#levelListeners.delete(listener);
  }

  #createMeter(track: MediaStreamTrack): LevelMeter | null {
    try {
      return createLevelMeter(this.#options.media, track);
    } catch {
      // A browser that gives no more audio contexts: no level, and the voice is sent all the same.
      return null;
    }
  }

  #look(): void {
    this.#cancelLook?.();
    this.#cancelLook = this.#options.clock.after(lookEveryMs, () => {
      this.#take();
      if (this.#meter !== null) this.#look();
    });
  }

  #take(): void {
    if (this.#meter === null) return;
    const before = [this.isSpeaking, this.isMutedHintShown, this.isNoSoundHintShown].join();
    const { level, isPureSilence } = this.#meter.read();
    const nowMs = this.#options.clock.nowMs();
    const isMicrophoneOn = this.#options.isMicrophoneOn();
    this.#speaking = nextSpeaking(this.#speaking, { level, nowMs });
    this.#muted = nextMutedHint(this.#muted, { isMuted: !isMicrophoneOn, isSpeaking: this.#speaking.isSpeaking, nowMs });
    if (this.#muted.isDue) this.#mutedHintUntilMs = nowMs + mutedHintShownMs;
    this.#noSound = nextNoSoundHint(this.#noSound, { isMicrophoneOn, isPureSilence, nowMs });
    for (const listener of this.#levelListeners) listener(isMicrophoneOn ? level : 0);
    if (before !== [this.isSpeaking, this.isMutedHintShown, this.isNoSoundHintShown].join()) this.#options.onChange();
  }
}
