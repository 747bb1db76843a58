import type { BrowserMedia } from './browser-media.ts';
import type { MediaKind, MediaProblem } from './media-problem.ts';

/** What is told to the person about devices, once each. */
export type LocalMediaEvent =
  /** Another device took over: the wanted one was unplugged, or is not there. */
  | { type: 'deviceChanged'; kind: 'microphone' | 'camera'; label: string }
  /** A camera was unplugged and is off now; no other camera is turned on by itself. */
  | { type: 'deviceLost'; kind: 'camera'; label: string }
  /** A device was plugged in; it is used only once it is chosen. */
  | { type: 'deviceAdded'; kind: 'microphone' | 'camera' | 'speaker'; label: string; deviceId: string }
  /** A headset was unplugged, so that the microphone was muted before the room is heard. */
  | { type: 'mutedByUnplug' }
  /** The browser or the system ended the sharing of the screen. */
  | { type: 'screenEnded' };

/** What the microphone, the camera and the screen need from the media they are part of. */
export interface SlotContext {
  media: BrowserMedia;
  /** At most one problem each. */
  problems: Map<MediaKind, MediaProblem>;
  /** A track, a switch or a problem is different. */
  changed(): void;
  emit(event: LocalMediaEvent): void;
  /** A capture was allowed: the names of the devices can be read now. */
  learnDevices(): Promise<void>;
  isHeadset(device: { deviceId: string; label: string }): boolean;
}
