import type { MicrophoneWish } from './capture.ts';
import { microphoneConstraints } from './capture.ts';
import { captureDevice } from './capture-device.ts';
import type { HeldTrack } from './held-track.ts';
import { holdTrack } from './held-track.ts';
import { mediaProblemOf } from './media-problem.ts';
import { Settler } from './settler.ts';
import type { SlotContext } from './slot-context.ts';

interface HeldMicrophone extends HeldTrack {
  wish: MicrophoneWish;
  /** What the others get: a copy that is silent while muted, so that the original still tells when somebody speaks. */
  sent: MediaStreamTrack;
  isHeadset: boolean;
}

/** One microphone: opened once it is turned on, kept open while muted, replaced when it is unplugged. */
export class MicrophoneSlot {
  readonly #context: SlotContext;
  readonly #settler = new Settler(() => this.#reach());
  #wish: MicrophoneWish = { deviceId: null, isNoiseControlOn: true };
  #isOpenWanted = false;
  #isOn = false;
  #isReplacing = false;
  #held: HeldMicrophone | null = null;

  constructor(context: SlotContext) {
    this.#context = context;
  }

  get isOn(): boolean {
    return this.#isOn && this.#held !== null;
  }

  get isNoiseControlOn(): boolean {
    return this.#wish.isNoiseControlOn;
  }

  /** The track for the others, silent while muted; null when no microphone is open. */
  get sent(): MediaStreamTrack | null {
    return this.#held?.sent ?? null;
  }

  /** The microphone as it hears, muted or not: for the level meter on this computer only. */
  get heard(): MediaStreamTrack | null {
    return this.#held?.track ?? null;
  }

  get deviceId(): string | null {
    return this.#held?.track.getSettings().deviceId ?? null;
  }

  /** Mutes at once; turning on opens the microphone first if need be. */
  async setOn(isOn: boolean): Promise<void> {
    this.#isOn = isOn;
    if (isOn) this.#isOpenWanted = true;
    this.#applyOn();
    await this.#settler.settle();
  }

  /** Opens the microphone without being heard: for who talks only while they hold a key. */
  async openMuted(): Promise<void> {
    this.#isOpenWanted = true;
    await this.#settler.settle();
  }

  /** Changes the device or the noise control, of an open microphone as of a later one. */
  async wish(change: Partial<MicrophoneWish>): Promise<void> {
    this.#wish = { ...this.#wish, ...change };
    await this.#settler.settle();
  }

  /** Gives the device free at once, and what is just being opened as soon as it is. */
  close(): void {
    this.#isOpenWanted = false;
    this.#isOn = false;
    this.#isReplacing = false;
    this.#drop();
  }

  /** The device went away: another takes over, muted when what went was a headset. */
  lost(): void {
    if (this.#held === null) return;
    const { isHeadset } = this.#held;
    this.#drop();
    this.#wish = { ...this.#wish, deviceId: null };
    this.#isReplacing = true;
    if (isHeadset) this.muteByUnplug();
    this.#context.changed();
    void this.#settler.settle();
  }

  /** Mutes because a headset went away, and tells so once. */
  muteByUnplug(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#applyOn();
    this.#context.emit({ type: 'mutedByUnplug' });
  }

  async #reach(): Promise<void> {
    if (!this.#isOpenWanted || this.#held?.wish === this.#wish) return;
    const wish = this.#wish;
    try {
      const { media } = this.#context;
      const track = await captureDevice('microphone', wish, async (each) => media.captureMicrophone(microphoneConstraints(each)));
      if (this.#isOpenWanted) await this.#take(track, wish);
      else track.stop();
    } catch (error) {
      this.#failed(error, wish);
    }
  }

  async #take(track: MediaStreamTrack, wish: MicrophoneWish): Promise<void> {
    this.#held?.release();
    const held = this.#hold(track, wish);
    this.#held = held;
    this.#context.problems.delete('microphone');
    const { deviceId = '' } = track.getSettings();
    const isOther = wish.deviceId !== null && deviceId !== '' && wish.deviceId !== deviceId;
    if (this.#isReplacing || isOther) this.#context.emit({ type: 'deviceChanged', kind: 'microphone', label: track.label });
    this.#isReplacing = false;
    this.#context.changed();
    await this.#context.learnDevices();
    held.isHeadset = this.#context.isHeadset({ deviceId, label: track.label });
  }

  #hold(track: MediaStreamTrack, wish: MicrophoneWish): HeldMicrophone {
    const sent = track.clone();
    sent.enabled = this.#isOn;
    const held = holdTrack(track, () => this.lost());
    return {
      track,
      wish,
      sent,
      isHeadset: false,
      release() {
        held.release();
        sent.stop();
      },
    };
  }

  #failed(error: unknown, wish: MicrophoneWish): void {
    // A newer wish is tried next, and a closed microphone needs none.
    if (this.#wish !== wish || !this.#isOpenWanted) return;
    const problem = mediaProblemOf(error, 'microphone');
    const isGone = this.#isReplacing && problem.code === 'noMicrophone';
    this.#context.problems.set('microphone', isGone ? { code: 'deviceGone', kind: 'microphone' } : problem);
    this.#isReplacing = false;
    if (this.#held === null) {
      this.#isOpenWanted = false;
      this.#isOn = false;
    } else {
      // A microphone that works stays when the other one that was wished for does not.
      this.#wish = this.#held.wish;
    }
    this.#context.changed();
  }

  #applyOn(): void {
    if (this.#held !== null) this.#held.sent.enabled = this.#isOn;
    this.#context.changed();
  }

  #drop(): void {
    this.#held?.release();
    this.#held = null;
  }
}
