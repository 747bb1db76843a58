/** What the one player of sounds does. */
export interface PlayerState {
  /** Null when nothing has been played or it was stopped. */
  readonly attachmentId: string | null;
  readonly title: string;
  readonly address: string;
  readonly isPlaying: boolean;
  readonly positionMs: number;
  readonly durationMs: number;
  readonly rate: number;
  readonly hasFailed: boolean;
}

interface Track {
  readonly attachmentId: string;
  readonly title: string;
  readonly address: string;
  readonly durationMs: number | null;
}

const idle: PlayerState = { attachmentId: null, title: '', address: '', isPlaying: false, positionMs: 0, durationMs: 0, rate: 1, hasFailed: false };
export const playingRates = [1, 1.5, 2] as const;

/** Plays one sound at a time and goes on while people look elsewhere; remembers how far each was heard. */
class SoundPlayer {
  readonly #listeners = new Set<() => void>();
  readonly #positionsMs = new Map<string, number>();
  #audio: HTMLAudioElement | null = null;
  #state = idle;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): PlayerState => this.#state;

  /** How far a sound was heard. */
  positionMs(attachmentId: string): number {
    return this.#state.attachmentId === attachmentId ? this.#state.positionMs : (this.#positionsMs.get(attachmentId) ?? 0);
  }

  toggle(track: Track): void {
    if (this.#state.attachmentId === track.attachmentId && this.#audio !== null) {
      if (this.#state.isPlaying) this.#audio.pause();
      else void this.#play();
      return;
    }
    this.#load(track);
    void this.#play();
  }

  seek(track: Track, positionMs: number): void {
    if (this.#state.attachmentId !== track.attachmentId) this.#load(track);
    if (this.#audio !== null) this.#audio.currentTime = positionMs / 1_000;
    this.#set({ positionMs });
  }

  setRate(rate: number): void {
    if (this.#audio !== null) this.#audio.playbackRate = rate;
    this.#set({ rate });
  }

  pause(): void {
    this.#audio?.pause();
  }

  stop(): void {
    this.#remember();
    this.#audio?.pause();
    this.#audio?.removeAttribute('src');
    this.#audio = null;
    this.#set({ ...idle, rate: this.#state.rate });
  }

  #load({ attachmentId, title, address, durationMs }: Track): void {
    this.#remember();
    this.#audio?.pause();
    const audio = new Audio(address);
    this.#audio = audio;
    const positionMs = this.#positionsMs.get(attachmentId) ?? 0;
    audio.playbackRate = this.#state.rate;
    audio.addEventListener('loadedmetadata', () => {
      audio.currentTime = positionMs / 1_000;
      if (Number.isFinite(audio.duration)) this.#set({ durationMs: audio.duration * 1_000 });
    });
    const isCurrent = () => this.#audio === audio;
    audio.addEventListener('timeupdate', () => isCurrent() && this.#set({ positionMs: audio.currentTime * 1_000 }));
    audio.addEventListener('play', () => isCurrent() && this.#set({ isPlaying: true }));
    audio.addEventListener('pause', () => isCurrent() && this.#set({ isPlaying: false }));
    audio.addEventListener('ended', () => isCurrent() && this.#set({ isPlaying: false, positionMs: 0 }));
    audio.addEventListener('error', () => isCurrent() && this.#set({ isPlaying: false, hasFailed: true }));
    this.#set({ attachmentId, title, address, isPlaying: false, positionMs, durationMs: durationMs ?? 0, hasFailed: false });
  }

  async #play(): Promise<void> {
    // The error event tells what went wrong; being paused before it began is nothing wrong.
    await this.#audio?.play().catch(() => undefined);
  }

  #remember(): void {
    if (this.#state.attachmentId !== null) this.#positionsMs.set(this.#state.attachmentId, this.#state.positionMs);
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export const soundPlayer = new SoundPlayer();
