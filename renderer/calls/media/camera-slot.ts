import type { CameraWish } from './capture.ts';
import { cameraConstraints, cameraSizeConstraints } from './capture.ts';
import { captureDevice } from './capture-device.ts';
import type { HeldTrack } from './held-track.ts';
import { holdTrack } from './held-track.ts';
import { mediaProblemOf } from './media-problem.ts';
import { Settler } from './settler.ts';
import type { SlotContext } from './slot-context.ts';

interface HeldCamera extends HeldTrack {
  /** The device that was wished for; null for the system's. */
  wishedId: string | null;
  peopleCount: number;
}

/** One camera: open exactly while it is on, and never turned on by itself. */
export class CameraSlot {
  readonly #context: SlotContext;
  readonly #settler = new Settler(() => this.#reach());
  #wish: CameraWish = { deviceId: null, peopleCount: 2 };
  #isOn = false;
  #held: HeldCamera | null = null;

  constructor(context: SlotContext) {
    this.#context = context;
  }

  get track(): MediaStreamTrack | null {
    return this.#held?.track ?? null;
  }

  get deviceId(): string | null {
    return this.#held?.track.getSettings().deviceId ?? null;
  }

  /** Turns the camera on, or gives the device free at once. */
  async setOn(isOn: boolean): Promise<void> {
    this.#isOn = isOn;
    if (!isOn) this.#drop();
    await this.#settler.settle();
  }

  /** Changes the device or the number of people, of a camera that is on as of a later one. */
  async wish(change: Partial<CameraWish>): Promise<void> {
    this.#wish = { ...this.#wish, ...change };
    await this.#settler.settle();
  }

  /** Gives the device free at once, and what is just being opened as soon as it is. */
  close(): void {
    this.#isOn = false;
    this.#drop();
  }

  /** The device went away: the camera is off, whatever other cameras there are. */
  lost(): void {
    if (this.#held === null) return;
    const { label } = this.#held.track;
    this.#isOn = false;
    this.#context.problems.set('camera', { code: 'deviceGone', kind: 'camera' });
    this.#drop();
    this.#context.emit({ type: 'deviceLost', kind: 'camera', label });
  }

  async #reach(): Promise<void> {
    if (!this.#isOn) return;
    if (this.#held !== null && this.#held.wishedId === this.#wish.deviceId) await this.#resize(this.#held);
    else await this.#open(this.#wish);
  }

  async #open(wish: CameraWish): Promise<void> {
    try {
      const { media } = this.#context;
      const track = await captureDevice('camera', wish, async (each) => media.captureCamera(cameraConstraints(each)));
      if (this.#isOn) await this.#take(track, wish);
      else track.stop();
    } catch (error) {
      this.#failed(error, wish);
    }
  }

  async #take(track: MediaStreamTrack, wish: CameraWish): Promise<void> {
    this.#held?.release();
    track.contentHint = 'motion';
    const held = holdTrack(track, () => this.lost());
    this.#held = { ...held, wishedId: wish.deviceId, peopleCount: wish.peopleCount };
    this.#context.problems.delete('camera');
    const { deviceId = '' } = track.getSettings();
    if (wish.deviceId !== null && deviceId !== '' && wish.deviceId !== deviceId) {
      this.#context.emit({ type: 'deviceChanged', kind: 'camera', label: track.label });
    }
    this.#context.changed();
    await this.#context.learnDevices();
  }

  async #resize(held: HeldCamera): Promise<void> {
    const { peopleCount } = this.#wish;
    if (held.peopleCount === peopleCount) return;
    held.peopleCount = peopleCount;
    try {
      await held.track.applyConstraints(cameraSizeConstraints(peopleCount));
    } catch {
      // The picture stays as large as it was; what is sent of it is scaled down anyway.
    }
    this.#context.changed();
  }

  #failed(error: unknown, wish: CameraWish): void {
    // A newer wish is tried next, and a camera that was turned off meanwhile needs none.
    if (this.#wish.deviceId !== wish.deviceId || !this.#isOn) return;
    this.#context.problems.set('camera', mediaProblemOf(error, 'camera'));
    if (this.#held === null) this.#isOn = false;
    // A camera that works stays when the other one that was wished for does not.
    else this.#wish = { ...this.#wish, deviceId: this.#held.wishedId };
    this.#context.changed();
  }

  #drop(): void {
    if (this.#held === null) return;
    this.#held.release();
    this.#held = null;
    this.#context.changed();
  }
}
