import type { SlotEncoding } from './media-link.ts';
import { kindOfSlot, type Slot } from './slots.ts';

/** What one slot of a link sends, and how: remembered before there is a sender, put into effect once there is one. */
export class SlotSender {
  readonly #slot: Slot;
  readonly #findSender: () => RTCRtpSender | null;
  readonly #mayLimit: () => boolean;
  #track: MediaStreamTrack | null;
  #encoding: SlotEncoding | null = null;
  /** What was put into effect last, so that it is not put into effect again. */
  #limited: { readonly sender: RTCRtpSender; readonly encoding: SlotEncoding } | null = null;
  /** Changes follow each other: the last one wins, whatever the browser takes longer for. */
  #work: Promise<void> = Promise.resolve();

  /**
   * @param options.mayLimit false while a connection is being made: reading and setting a sender's parameters stops the
   * page until the browser's network thread has time, which is busiest then
   */
  constructor(options: { readonly slot: Slot; readonly track: MediaStreamTrack | null; findSender(): RTCRtpSender | null; mayLimit(): boolean }) {
    this.#slot = options.slot;
    this.#track = options.track;
    this.#findSender = () => options.findSender();
    this.#mayLimit = () => options.mayLimit();
  }

  /** Sends another track, or nothing. Rejects when the browser refuses the track (an ended or a wrong one). */
  setTrack(track: MediaStreamTrack | null): Promise<void> {
    this.#track = track;
    return this.apply();
  }

  /** Limits what the slot may use; takes effect once there is a connection. */
  setEncoding(encoding: SlotEncoding): Promise<void> {
    this.#encoding = encoding;
    return this.apply();
  }

  /** Brings the sender to what was asked for; does nothing while there is no sender. */
  apply(): Promise<void> {
    const done = this.#work.then(() => this.#applyNow());
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #applyNow(): Promise<void> {
    const sender = this.#findSender();
    if (sender === null) return;
    if (sender.track !== this.#track) await sender.replaceTrack(this.#track);
    const encoding = this.#encoding;
    const isInEffect = this.#limited?.sender === sender && this.#limited.encoding === encoding;
    if (encoding === null || isInEffect || !this.#mayLimit()) return;
    await this.#limit(sender, encoding);
    this.#limited = { sender, encoding };
  }

  async #limit(sender: RTCRtpSender, wanted: SlotEncoding): Promise<void> {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined) return;
    const before = JSON.stringify(encoding);
    encoding.active = wanted.isActive;
    setOrDelete(encoding, 'maxBitrate', wanted.maxBitrateBps);
    encoding.priority = wanted.priority;
    encoding.networkPriority = wanted.priority;
    if (kindOfSlot(this.#slot) === 'video') {
      encoding.scaleResolutionDownBy = Math.max(wanted.scaleDownBy, 1);
      setOrDelete(encoding, 'maxFramerate', wanted.maxFramesPerSecond);
    }
    if (JSON.stringify(encoding) !== before) await sender.setParameters(parameters);
  }
}

function setOrDelete(encoding: RTCRtpEncodingParameters, name: 'maxBitrate' | 'maxFramerate', value: number | null): void {
  if (value === null) delete encoding[name];
  else encoding[name] = value;
}
