import { defaultCallSettings, type CallSettings } from '#shared/contract/call-settings';
import type { Clock } from '#shared/runtime/clock';
import type { BrowserMedia } from '../media/browser-media.ts';
import { DeviceList } from '../media/device-list.ts';
import type { DeviceKind } from '../media/media-device.ts';
import { LocalMedia, type LocalTracks } from '../media/local-media.ts';
import type { LocalMediaEvent } from '../media/slot-context.ts';
import type { CallDevice, CallNotice, DevicePreview } from './call-controller.ts';
import type { OwnMedia } from './call-screen.ts';
import { openDevicePreview } from './device-preview.ts';
import { OwnVoice } from './own-voice.ts';

interface OwnMediaOptions {
  readonly media: BrowserMedia;
  readonly clock: Clock;
  saveSettings(settings: CallSettings): void;
  onChange(): void;
  onNotice(notice: CallNotice): void;
}

/** This person's microphone, camera, screen and speaker: one capture for all calls, and what they have set. */
export class OwnMediaDesk {
  readonly #options: OwnMediaOptions;
  readonly #devices: DeviceList;
  readonly #local: LocalMedia;
  readonly #voice: OwnVoice;
  #settings: CallSettings = defaultCallSettings;
  #isCapturing = false;
  #captureCount = 0;

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    const choices = { read: (kind: DeviceKind) => this.#settings[kind], write: (kind: DeviceKind, choice: CallSettings['camera']) => this.saveSettings({ ...this.#settings, [kind]: choice }) };
    this.#devices = new DeviceList({ media: options.media, choices });
    this.#local = new LocalMedia({ media: options.media, devices: this.#devices });
    this.#voice = new OwnVoice({ ...options, isMicrophoneOn: () => this.state.isMicrophoneOn });
    this.#local.onChange(() => this.#changed());
    this.#local.onEvent((event) => this.#tell(event));
    this.#devices.onChange(() => options.onChange());
  }

  get settings(): CallSettings {
    return this.#settings;
  }

  get state() {
    return this.#local.state();
  }

  get isSpeaking(): boolean {
    return this.#voice.isSpeaking;
  }

  get isCapturing(): boolean {
    return this.#isCapturing;
  }

  tracks(): LocalTracks {
    return this.#local.tracks();
  }

  speakerId(): string | null {
    return this.#devices.wantedId('speaker');
  }

  devices(): CallDevice[] {
    return this.#devices.list().map(({ deviceId, kind, label }) => ({ deviceId, kind, label }));
  }

  /** Opens the microphone, and the camera only where the person asked for it; with a key to talk the microphone waits for it. */
  async begin({ withCamera }: { withCamera: boolean }): Promise<void> {
    if (this.#isCapturing) return withCamera ? this.#local.setCameraOn(true) : undefined;
    this.#isCapturing = true;
    const capture = ++this.#captureCount;
    await this.#local.setNoiseControlOn(this.#settings.isNoiseControlOn);
    // Whoever hung up meanwhile is not captured any more; whoever began anew has their own wish.
    if (!this.#isCapturing || capture !== this.#captureCount) return;
    await this.#local.start({ audio: true, video: withCamera, isMuted: this.#settings.pushToTalkKey !== null });
  }

  /** Gives every device free. */
  end(): void {
    if (!this.#isCapturing) return;
    this.#isCapturing = false;
    this.#local.stop();
    this.#voice.listenTo(null);
  }

  setMicrophoneOn(isOn: boolean): void {
    void this.#local.setMicrophoneOn(isOn);
  }

  setCameraOn(isOn: boolean): void {
    void this.#local.setCameraOn(isOn);
  }

  setScreenOn(isOn: boolean): void {
    void this.#local.setScreenOn(isOn);
  }

  setPeopleCount(count: number): void {
    void this.#local.setPeopleCount(count);
  }

  onLevel(listener: (level: number) => void): () => void {
    return this.#voice.onLevel(listener);
  }

  chooseDevice(kind: DeviceKind, deviceId: string): void {
    const chosen = deviceId === '' ? null : deviceId;
    if (kind === 'speaker') this.#devices.choose(kind, chosen);
    else void this.#local.chooseDevice(kind, chosen);
    this.#options.onChange();
  }

  saveSettings(settings: CallSettings): void {
    this.takeSettings(settings);
    this.#options.saveSettings(settings);
  }

  /** The settings as the backend has them. */
  takeSettings(settings: CallSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (this.#isCapturing && before.isNoiseControlOn !== settings.isNoiseControlOn) void this.#local.setNoiseControlOn(settings.isNoiseControlOn);
    if (this.#isCapturing && (before.microphone !== settings.microphone || before.camera !== settings.camera)) void this.#local.useWantedDevices();
    this.#options.onChange();
  }

  openPreview(options: { readonly withCamera: boolean }): DevicePreview {
    return openDevicePreview({ ...options, media: this.#options.media, clock: this.#options.clock, devices: this.#devices });
  }

  view(facts: { isHandRaised: boolean; isCameraAllowed: boolean }): OwnMedia {
    return {
      ...this.state,
      ...facts,
      isMutedHintShown: this.#voice.isMutedHintShown,
      isNoSoundHintShown: this.#voice.isNoSoundHintShown,
      pushToTalkKey: this.#settings.pushToTalkKey,
      problems: this.#local.problems(),
    };
  }

  #changed(): void {
    this.#voice.listenTo(this.#isCapturing ? this.#local.heardMicrophone() : null);
    this.#options.onChange();
  }

  #tell(event: LocalMediaEvent): void {
    switch (event.type) {
      case 'mutedByUnplug': return this.#options.onNotice({ kind: 'mutedByUnplug' });
      case 'deviceChanged': return this.#options.onNotice({ kind: 'deviceChanged', device: { deviceId: '', kind: event.kind, label: event.label } });
      case 'deviceAdded': return this.#options.onNotice({ kind: 'deviceAdded', device: { deviceId: event.deviceId, kind: event.kind, label: event.label } });
      // The screen shows these by itself: a camera that is off, a screen that is not shared any more.
      case 'deviceLost':
      case 'screenEnded': return this.#options.onChange();
    }
  }
}
