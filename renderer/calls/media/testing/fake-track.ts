/** A track without media: it can be ended as if its device were unplugged. */
export class FakeTrack extends EventTarget {
  static #count = 0;
  readonly kind: 'audio' | 'video';
  readonly label: string;
  readonly id: string;
  enabled = true;
  contentHint = '';
  readyState: 'live' | 'ended' = 'live';
  readonly applied: MediaTrackConstraints[] = [];
  readonly clones: FakeTrack[] = [];
  readonly #deviceId: string;

  constructor({ kind, label, deviceId }: { kind: 'audio' | 'video'; label: string; deviceId: string }) {
    super();
    FakeTrack.#count += 1;
    this.kind = kind;
    this.label = label;
    this.id = `track-${FakeTrack.#count}`;
    this.#deviceId = deviceId;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  clone(): FakeTrack {
    const clone = new FakeTrack({ kind: this.kind, label: this.label, deviceId: this.#deviceId });
    clone.enabled = this.enabled;
    this.clones.push(clone);
    return clone;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.#deviceId };
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.applied.push(constraints);
    await Promise.resolve();
  }

  /** The device is gone, or the browser's own button stopped the sharing. */
  endByItself(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** Gives a fake track as what the code under test takes it for. */
export function asTrack(track: FakeTrack): MediaStreamTrack {
  return track as unknown as MediaStreamTrack;
}

/** Gives the fake behind a track. */
export function asFake(track: MediaStreamTrack | null): FakeTrack {
  if (!(track instanceof FakeTrack)) throw new Error('Expected a fake track.');
  return track;
}
