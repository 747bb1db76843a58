import type { BrowserMedia } from '../browser-media.ts';
import type { DeviceChoices, RememberedDevice } from '../device-choice.ts';
import type { DeviceKind } from '../media-device.ts';
import type { FakeAudioContext } from './fake-audio-context.ts';
import { createFakeAudioContext } from './fake-audio-context.ts';
import { asTrack, FakeTrack } from './fake-track.ts';

/** Gives a device as the browser lists it. */
export function deviceInfo(kind: MediaDeviceKind, deviceId: string, { label = deviceId, groupId = deviceId } = {}): MediaDeviceInfo {
  return { kind, deviceId, label, groupId, toJSON: () => ({}) };
}

const headset = { groupId: 'headset-group' };
export const deskMicrophone = deviceInfo('audioinput', 'desk', { label: 'Desk microphone' });
export const headsetMicrophone = deviceInfo('audioinput', 'over-ear', { label: 'Over-ear', ...headset });
export const headsetSpeaker = deviceInfo('audiooutput', 'over-ear-out', { label: 'Over-ear', ...headset });
export const topCamera = deviceInfo('videoinput', 'top', { label: 'Top camera' });
export const sideCamera = deviceInfo('videoinput', 'side', { label: 'Side camera' });

type Capture = 'microphone' | 'camera' | 'screen';

/** A browser whose devices are plugged in and out by the test. */
export class FakeBrowserMedia implements BrowserMedia {
  devices: MediaDeviceInfo[] = [deskMicrophone, topCamera];
  /** Every track that was ever captured. */
  readonly captured: FakeTrack[] = [];
  readonly contexts: FakeAudioContext[] = [];
  readonly constraints: MediaTrackConstraints[] = [];
  readonly failures = new Map<Capture, string>();
  hasScreenSound = false;
  /** Set to hold captures back until it resolves. */
  gate: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  async captureMicrophone(constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
    return this.#capture('microphone', constraints);
  }

  async captureCamera(constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
    return this.#capture('camera', constraints);
  }

  async captureScreen(): Promise<{ video: MediaStreamTrack; audio: MediaStreamTrack | null }> {
    await this.#pass('screen');
    const video = this.#track('video', 'Screen', 'screen');
    return { video, audio: this.hasScreenSound ? this.#track('audio', 'Screen sound', 'screen') : null };
  }

  async listDevices(): Promise<readonly MediaDeviceInfo[]> {
    return Promise.resolve([...this.devices]);
  }

  onDevicesChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  createAudioContext(): AudioContext {
    const context = createFakeAudioContext();
    this.contexts.push(context);
    return context as unknown as AudioContext;
  }

  createSilentContext(): AudioContext {
    return this.createAudioContext();
  }

  createAudioElement(): HTMLAudioElement {
    throw new Error('No element is created here.');
  }

  streamOf(track: MediaStreamTrack): MediaStream {
    return { getTracks: () => [track] } as unknown as MediaStream;
  }

  /** Plugs devices in and out, and lets everybody take note. */
  async setDevices(...devices: MediaDeviceInfo[]): Promise<void> {
    this.devices = devices;
    for (const listener of this.#listeners) listener();
    await settled();
  }

  /** The tracks and clones that still hold a device. */
  live(): FakeTrack[] {
    return this.captured.flatMap((track) => [track, ...track.clones]).filter(({ readyState }) => readyState === 'live');
  }

  async #capture(kind: 'microphone' | 'camera', constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
    this.constraints.push(constraints);
    await this.#pass(kind);
    const candidates = this.devices.filter((device) => device.kind === (kind === 'camera' ? 'videoinput' : 'audioinput'));
    const wanted = (constraints.deviceId as ConstrainDOMStringParameters | undefined)?.exact;
    if (candidates.length === 0) throw new DOMException('', 'NotFoundError');
    const device = wanted === undefined ? candidates[0] : candidates.find(({ deviceId }) => deviceId === wanted);
    if (device === undefined) throw new DOMException('', 'OverconstrainedError');
    return this.#track(kind === 'camera' ? 'video' : 'audio', device.label, device.deviceId);
  }

  async #pass(kind: Capture): Promise<void> {
    await this.gate;
    const failure = this.failures.get(kind);
    if (failure !== undefined) throw new DOMException('', failure);
  }

  #track(kind: 'audio' | 'video', label: string, deviceId: string): MediaStreamTrack {
    const track = new FakeTrack({ kind, label, deviceId });
    this.captured.push(track);
    return asTrack(track);
  }
}

/** Lets everything that waits for nothing but a turn happen. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Choices that are forgotten with the test. */
export function createFakeChoices(): DeviceChoices {
  const choices = new Map<DeviceKind, RememberedDevice | null>();
  return { read: (kind) => choices.get(kind) ?? null, write: (kind, choice) => void choices.set(kind, choice) };
}
