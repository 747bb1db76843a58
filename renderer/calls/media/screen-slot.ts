import { screenOptions } from './capture.ts';
import type { ScreenCapture } from './browser-media.ts';
import type { HeldTrack } from './held-track.ts';
import { holdTrack } from './held-track.ts';
import { mediaProblemOf } from './media-problem.ts';
import { Settler } from './settler.ts';
import type { SlotContext } from './slot-context.ts';

interface HeldScreen {
  video: HeldTrack;
  audio: HeldTrack | null;
}

/** One shared screen, with its sound where the platform gives any. */
export class ScreenSlot {
  readonly #context: SlotContext;
  readonly #settler = new Settler(() => this.#reach());
  #isOn = false;
  #held: HeldScreen | null = null;

  constructor(context: SlotContext) {
    this.#context = context;
  }

  get track(): MediaStreamTrack | null {
    return this.#held?.video.track ?? null;
  }

  get sound(): MediaStreamTrack | null {
    return this.#held?.audio?.track ?? null;
  }

  /** Asks for a screen, or ends the sharing at once. A page may ask only right after a click or a key. */
  async setOn(isOn: boolean): Promise<void> {
    this.#isOn = isOn;
    if (!isOn) this.#drop();
    await this.#settler.settle();
  }

  /** Ends the sharing at once, also when a screen is only just being picked. */
  close(): void {
    this.#isOn = false;
    this.#drop();
  }

  async #reach(): Promise<void> {
    if (!this.#isOn || this.#held !== null) return;
    this.#context.problems.delete('screen');
    try {
      const capture = await this.#context.media.captureScreen(screenOptions());
      if (this.#isOn) this.#take(capture);
      else stopAll(capture);
    } catch (error) {
      if (this.#isOn) this.#context.problems.set('screen', mediaProblemOf(error, 'screen'));
      this.#isOn = false;
      this.#context.changed();
    }
  }

  #take({ video, audio }: ScreenCapture): void {
    video.contentHint = 'detail';
    this.#held = {
      video: holdTrack(video, () => this.#ended()),
      audio: audio === null ? null : holdTrack(audio, () => this.#soundEnded()),
    };
    this.#context.changed();
  }

  #ended(): void {
    this.close();
    this.#context.emit({ type: 'screenEnded' });
  }

  #soundEnded(): void {
    if (this.#held === null) return;
    this.#held.audio?.release();
    this.#held = { ...this.#held, audio: null };
    this.#context.changed();
  }

  #drop(): void {
    if (this.#held === null) return;
    this.#held.video.release();
    this.#held.audio?.release();
    this.#held = null;
    this.#context.changed();
  }
}

function stopAll({ video, audio }: ScreenCapture): void {
  video.stop();
  audio?.stop();
}
