import type { CallSettings } from '#shared/contract/call-settings';
import type { CallMedia } from '#shared/database/enums';
import type { IncomingCallView, OwnCallView } from '#shared/contract/views/calls-view';
import type { CallScreen, MediaProblemView } from './call-screen.ts';

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** A device that can be chosen. */
export interface CallDevice {
  readonly deviceId: string;
  readonly kind: DeviceKind;
  readonly label: string;
}

/** Something to tell in a sentence: drawn for some seconds, and read out politely. */
export type CallNotice =
  | { readonly kind: 'joined' | 'left' | 'handRaised' | 'screenShared' | 'screenEnded'; readonly name: string }
  | { readonly kind: 'deviceChanged' | 'deviceAdded'; readonly device: CallDevice }
  | { readonly kind: 'mutedByUnplug' }
  | { readonly kind: 'camerasOff' }
  | { readonly kind: 'refused'; readonly message: string };

/** Everything about calls that this window shows. A new object whenever something in it has changed. */
export interface CallsState {
  /** The call that is on screen, also just after its end. */
  readonly current: CallScreen | null;
  /** Calls on hold. */
  readonly held: readonly CallScreen[];
  readonly incoming: readonly IncomingCallView[];
  /** Calls of this person on this computer whose media another window does. */
  readonly inOtherWindow: readonly OwnCallView[];
  readonly devices: readonly CallDevice[];
  readonly settings: CallSettings;
  /** The last few, newest last; `id` counts up. */
  readonly notices: readonly { readonly id: number; readonly notice: CallNotice }[];
}

/** A look at one's devices outside of a call, or before it. */
export interface DevicePreview {
  /** The camera's picture, or null while there is none. */
  cameraTrack(): MediaStreamTrack | null;
  problems(): readonly MediaProblemView[];
  /** The microphone's level, 0 to 1, some times a second. */
  onLevel(listener: (level: number) => void): () => void;
  onChange(listener: () => void): () => void;
  close(): void;
}

/** What the interface can do with calls. Nothing here throws: refusals become notices. */
export interface CallController {
  readonly state: () => CallsState;
  readonly subscribe: (listener: () => void) => () => void;
  start(chatId: string, media: CallMedia): Promise<void>;
  /**
   * Answers, or joins a running call.
   * @param others what happens to the call that one is in: put on hold, or left
   */
  join(callId: string, options: { readonly withCamera: boolean; readonly others: 'hold' | 'leave' }): Promise<void>;
  decline(callId: string): Promise<void>;
  leave(callId: string): Promise<void>;
  /** Takes a call that is over off the screen. */
  dismiss(callId: string): void;
  hold(callId: string): void;
  /** Takes a call from hold; the one on screen goes on hold. */
  resume(callId: string): void;
  setMicrophoneOn(isOn: boolean): void;
  setCameraOn(isOn: boolean): void;
  setScreenOn(isOn: boolean): void;
  raiseHand(isRaised: boolean): void;
  react(emoji: string): void;
  invite(userIds: readonly string[]): Promise<void>;
  /** How high somebody's picture is drawn, in device pixels; 0 when it is not on screen. They send no more than that. */
  noteTileHeight(userId: string, heightPixels: number): void;
  /** One's own microphone level in a call, 0 to 1. */
  onOwnLevel(listener: (level: number) => void): () => void;
  chooseDevice(kind: DeviceKind, deviceId: string): void;
  saveSettings(settings: CallSettings): void;
  openPreview(options: { readonly withCamera: boolean }): DevicePreview;
  playTestSound(): void;
  /** What to send to an administrator when a call is bad: connections, routes, figures; no words and no names of other people's computers. */
  describeConnections(): Promise<string>;
}
