import type { BrowserMedia } from './browser-media.ts';
import type { DeviceChoices } from './device-choice.ts';
import { pickDevice } from './device-choice.ts';
import type { DeviceKind, MediaDevice } from './media-device.ts';
import { Settler } from './settler.ts';

export interface DeviceChange {
  before: readonly MediaDevice[];
  now: readonly MediaDevice[];
  added: readonly MediaDevice[];
  removed: readonly MediaDevice[];
}

const kinds: Readonly<Record<MediaDeviceKind, DeviceKind>> = { audioinput: 'microphone', videoinput: 'camera', audiooutput: 'speaker' };
/** Names that the browser gives to whatever device the system has put there. */
const STAND_INS: ReadonlySet<string> = new Set(['default', 'communications']);

/** The microphones, cameras and speakers of this computer, as they come and go, and which of them were chosen. */
export class DeviceList {
  readonly #media: BrowserMedia;
  readonly #choices: DeviceChoices;
  readonly #listeners = new Set<(change: DeviceChange) => void>();
  readonly #settler = new Settler(() => this.#read());
  #devices: readonly MediaDevice[] | null = null;
  #stopWatching: (() => void) | null = null;

  constructor({ media, choices }: { media: BrowserMedia; choices: DeviceChoices }) {
    this.#media = media;
    this.#choices = choices;
  }

  /** Reads the devices and goes on watching them; harmless when it watches already. */
  async start(): Promise<void> {
    this.#stopWatching ??= this.#media.onDevicesChange(() => void this.refresh());
    await this.refresh();
  }

  /** Stops watching. */
  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
  }

  /** Reads the devices anew: names appear only once the person has allowed a capture. */
  async refresh(): Promise<void> {
    await this.#settler.settle();
  }

  /** Gives the devices known so far, of one kind or of all. */
  list(kind?: DeviceKind): readonly MediaDevice[] {
    const devices = this.#devices ?? [];
    return kind === undefined ? devices : devices.filter((device) => device.kind === kind);
  }

  /** Calls the listener whenever the list or a choice has changed; gives what ends it. */
  onChange(listener: (change: DeviceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Remembers a choice on this computer; null leaves it to the system. */
  choose(kind: DeviceKind, deviceId: string | null): void {
    const label = this.list(kind).find((device) => device.deviceId === deviceId)?.label ?? '';
    this.#choices.write(kind, deviceId === null ? null : { deviceId, label });
    this.#tell({ before: this.list(), now: this.list(), added: [], removed: [] });
  }

  /** Gives the chosen device that is there now; null for the system's. */
  chosen(kind: DeviceKind): MediaDevice | null {
    return pickDevice(this.list(kind), this.#choices.read(kind));
  }

  /** Gives the id to ask the browser for: also that of a chosen device which is not there or not listed yet. */
  wantedId(kind: DeviceKind): string | null {
    return (this.chosen(kind) ?? this.#choices.read(kind))?.deviceId ?? null;
  }

  async #read(): Promise<void> {
    const before = this.#devices;
    const now = await this.#media.listDevices().then(devicesOf, () => []);
    this.#devices = now;
    const change = before === null ? { before: [], now, added: [], removed: [] } : changeBetween(before, now);
    if (before === null || !isSameList(before, now)) this.#tell(change);
  }

  #tell(change: DeviceChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** Gives what came and went between two readings. Devices that only got their names by a permission did not come. */
export function changeBetween(before: readonly MediaDevice[], now: readonly MediaDevice[]): DeviceChange {
  const hidden = new Set(before.filter(({ deviceId, label }) => deviceId === '' || label === '').map(({ kind }) => kind));
  return {
    before,
    now,
    added: missingIn(before, now).filter(({ kind }) => !hidden.has(kind)),
    removed: missingIn(now, before).filter(({ kind }) => !hidden.has(kind)),
  };
}

function missingIn(devices: readonly MediaDevice[], others: readonly MediaDevice[]): MediaDevice[] {
  return others.filter(
    (other) =>
      other.deviceId !== '' &&
      !STAND_INS.has(other.deviceId) &&
      !devices.some(({ deviceId, kind }) => deviceId === other.deviceId && kind === other.kind),
  );
}

function devicesOf(infos: readonly MediaDeviceInfo[]): MediaDevice[] {
  return infos.map(({ deviceId, kind, label, groupId }) => ({ deviceId, kind: kinds[kind], label, groupId }));
}

function isSameList(left: readonly MediaDevice[], right: readonly MediaDevice[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
