import type { AudioMixer } from './audio-mixer.ts';
import { createAudioMixer } from './audio-mixer.ts';
import type { BrowserMedia } from './browser-media.ts';
import { CameraSlot } from './camera-slot.ts';
import type { DeviceChange, DeviceList } from './device-list.ts';
import { isHeadset, isHeadsetSpeakerGone } from './headset.ts';
import type { MediaKind, MediaProblem } from './media-problem.ts';
import { MicrophoneSlot } from './microphone-slot.ts';
import { ScreenSlot } from './screen-slot.ts';
import type { LocalMediaEvent, SlotContext } from './slot-context.ts';

export type LocalTracks = Record<'audio' | 'camera' | 'screen', MediaStreamTrack | null>;

/** What is on in truth, whatever was wished for. */
export interface LocalMediaState {
  isMicrophoneOn: boolean;
  isCameraOn: boolean;
  isScreenOn: boolean;
  isNoiseControlOn: boolean;
}

/**
 * This person's own microphone, camera and screen in a call. Nothing is captured without a call of one of its
 * methods that says so. What cannot be captured becomes a problem, and the call goes on without it.
 */
export class LocalMedia {
  readonly #media: BrowserMedia;
  readonly #devices: DeviceList;
  readonly #problems = new Map<MediaKind, MediaProblem>();
  readonly #changeListeners = new Set<() => void>();
  readonly #eventListeners = new Set<(event: LocalMediaEvent) => void>();
  readonly #microphone: MicrophoneSlot;
  readonly #camera: CameraSlot;
  readonly #screen: ScreenSlot;
  #mixer: AudioMixer | null = null;
  #stopWatching: (() => void) | null = null;

  constructor({ media, devices }: { media: BrowserMedia; devices: DeviceList }) {
    this.#media = media;
    this.#devices = devices;
    const context: SlotContext = {
      media,
      problems: this.#problems,
      changed: () => this.#changed(),
      emit: (event) => this.#emit(event),
      learnDevices: async () => devices.refresh(),
      isHeadset: (device) => isHeadset(device, devices.list()),
    };
    this.#microphone = new MicrophoneSlot(context);
    this.#camera = new CameraSlot(context);
    this.#screen = new ScreenSlot(context);
  }

  /** Opens what the person asked for, on the devices they chose; resolves once each is open or a problem. */
  async start({ audio, video, isMuted = false }: { audio: boolean; video: boolean; isMuted?: boolean }): Promise<void> {
    const watching = (this.#stopWatching ??= this.#devices.onChange((change) => this.#devicesChanged(change)));
    await this.#devices.start();
    await Promise.all([
      this.#microphone.wish({ deviceId: this.#devices.wantedId('microphone') }),
      this.#camera.wish({ deviceId: this.#devices.wantedId('camera') }),
    ]);
    // A stop in the meantime has the last word, also when something else was begun after it.
    if (this.#stopWatching !== watching) return;
    await Promise.all([audio ? this.#openMicrophone(isMuted) : null, video ? this.#camera.setOn(true) : null]);
  }

  #openMicrophone(isMuted: boolean): Promise<void> {
    return isMuted ? this.#microphone.openMuted() : this.#microphone.setOn(true);
  }

  /** Gives every device free at once. */
  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#microphone.close();
    this.#camera.close();
    this.#screen.close();
    this.#problems.clear();
    this.#changed();
  }

  /** Mutes at once, or turns the microphone on; muted it stays open, and what is sent is silent. */
  async setMicrophoneOn(isOn: boolean): Promise<void> {
    await this.#microphone.setOn(isOn);
  }

  /** Turns the camera on or gives it free. */
  async setCameraOn(isOn: boolean): Promise<void> {
    await this.#camera.setOn(isOn);
  }

  /** Shares a screen that the person picks, or ends the sharing. */
  async setScreenOn(isOn: boolean): Promise<void> {
    await this.#screen.setOn(isOn);
  }

  /** Turns the browser's echo, noise and gain control on or off. */
  async setNoiseControlOn(isOn: boolean): Promise<void> {
    await this.#microphone.wish({ isNoiseControlOn: isOn });
  }

  /** Takes the camera as large as it is useful among so many people, this one included. */
  async setPeopleCount(peopleCount: number): Promise<void> {
    await this.#camera.wish({ peopleCount });
  }

  /** Remembers a device on this computer and uses it where it is in use; null leaves it to the system. */
  async chooseDevice(kind: 'microphone' | 'camera', deviceId: string | null): Promise<void> {
    this.#devices.choose(kind, deviceId);
    await (kind === 'microphone' ? this.#microphone : this.#camera).wish({ deviceId });
  }

  /** Uses the devices that are chosen now, where they are in use. */
  async useWantedDevices(): Promise<void> {
    await this.#microphone.wish({ deviceId: this.#devices.wantedId('microphone') });
    await this.#camera.wish({ deviceId: this.#devices.wantedId('camera') });
  }

  /** Gives what is to be sent right now. */
  tracks(): LocalTracks {
    return {
      audio: this.#mixer?.track ?? this.#microphone.sent,
      camera: this.#camera.track,
      screen: this.#screen.track,
    };
  }

  /** Gives the microphone as it hears, muted or not, for the level meter and the hints; never to be sent. */
  heardMicrophone(): MediaStreamTrack | null {
    return this.#microphone.heard;
  }

  state(): LocalMediaState {
    return {
      isMicrophoneOn: this.#microphone.isOn,
      isCameraOn: this.#camera.track !== null,
      isScreenOn: this.#screen.track !== null,
      isNoiseControlOn: this.#microphone.isNoiseControlOn,
    };
  }

  problems(): readonly MediaProblem[] {
    return [...this.#problems.values()];
  }

  /** Calls the listener when tracks, state or problems may be different; gives what ends it. */
  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => void this.#changeListeners.delete(listener);
  }

  /** Calls the listener with what is to be told to the person; gives what ends it. */
  onEvent(listener: (event: LocalMediaEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => void this.#eventListeners.delete(listener);
  }

  #devicesChanged(change: DeviceChange): void {
    const isGone = (deviceId: string | null) => deviceId !== null && change.removed.some((device) => device.deviceId === deviceId);
    if (isHeadsetSpeakerGone(change, this.#chosenSpeakerOf(change))) this.#microphone.muteByUnplug();
    if (isGone(this.#microphone.deviceId)) this.#microphone.lost();
    if (isGone(this.#camera.deviceId)) this.#camera.lost();
    for (const { kind, label, deviceId } of change.added) this.#emit({ type: 'deviceAdded', kind, label, deviceId });
  }

  /** Asked of the devices before the change: a speaker that is gone is no longer found among those of now. */
  #chosenSpeakerOf({ before }: DeviceChange) {
    const wantedId = this.#devices.wantedId('speaker');
    return before.find(({ kind, deviceId }) => kind === 'speaker' && deviceId === wantedId) ?? null;
  }

  #changed(): void {
    this.#mix();
    for (const listener of this.#changeListeners) listener();
  }

  /** The mixer is there only while a screen has sound; otherwise the microphone goes out as it is. */
  #mix(): void {
    const screenSound = this.#screen.sound;
    if (screenSound === null) {
      this.#mixer?.close();
      this.#mixer = null;
      return;
    }
    try {
      this.#mixer ??= createAudioMixer(this.#media);
      this.#mixer.setSources([this.#microphone.sent, screenSound].filter((track) => track !== null));
    } catch {
      this.#problems.set('screen', { code: 'notSupported', kind: 'screen' });
    }
  }

  #emit(event: LocalMediaEvent): void {
    for (const listener of this.#eventListeners) listener(event);
  }
}
