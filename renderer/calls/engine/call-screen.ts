import type { CallEndReason, CallMedia, ChatKind } from '#shared/database/enums';
import type { CallPhase } from '#shared/contract/views/calls-view';

/** Why there is no sound or picture of one's own. */
export interface MediaProblemView {
  readonly kind: 'microphone' | 'camera' | 'screen';
  readonly code: 'noCamera' | 'noMicrophone' | 'permissionDenied' | 'deviceBusy' | 'deviceGone' | 'notSupported' | 'screenDenied' | 'unknown';
}

/** How good the connection to somebody is; `reason` is what makes it worse. */
export interface TileQuality {
  readonly level: 'good' | 'fair' | 'poor' | 'unknown';
  readonly reason: 'loss' | 'delay' | 'bandwidth' | 'processor' | null;
  readonly roundTripMs: number | null;
  readonly lossPercent: number | null;
}

/** Somebody in the call, as they are drawn. */
export interface CallTile {
  readonly userId: string;
  readonly displayName: string;
  readonly isSelf: boolean;
  readonly isAudioEnabled: boolean;
  readonly isVideoEnabled: boolean;
  readonly isScreenShared: boolean;
  readonly isHandRaised: boolean;
  readonly isOnHold: boolean;
  readonly isSpeaking: boolean;
  /** Of the link to them; for oneself `connected`. */
  readonly connection: 'connecting' | 'connected' | 'interrupted' | 'failed';
  readonly failureReason: 'noRoute' | 'relayRefused' | 'noAnswer' | null;
  readonly quality: TileQuality;
  readonly cameraTrack: MediaStreamTrack | null;
  readonly screenTrack: MediaStreamTrack | null;
  /** The newest reaction; `id` counts up, so that the same emoji twice is seen twice. */
  readonly reaction: { readonly emoji: string; readonly id: number } | null;
}

/** Somebody who was rung and is not in (yet). */
export interface CallInvitee {
  readonly userId: string;
  readonly displayName: string;
  readonly status: 'invited' | 'ringing' | 'busy' | 'declined' | 'missed' | 'left';
}

/** What one sends oneself. */
export interface OwnMedia {
  readonly isMicrophoneOn: boolean;
  readonly isCameraOn: boolean;
  readonly isScreenOn: boolean;
  readonly isHandRaised: boolean;
  /** False when there are too many people for cameras. */
  readonly isCameraAllowed: boolean;
  /** Speaks while the microphone is off. */
  readonly isMutedHintShown: boolean;
  /** The microphone is on and gives pure silence. */
  readonly isNoSoundHintShown: boolean;
  /** The microphone opens only while the key is held. */
  readonly pushToTalkKey: string | null;
  readonly problems: readonly MediaProblemView[];
}

/** A call of this window, ready to draw. */
export interface CallScreen {
  readonly callId: string;
  readonly chatId: string;
  readonly chatKind: ChatKind;
  readonly title: string;
  readonly otherUserId: string | null;
  readonly media: CallMedia;
  readonly phase: CallPhase;
  readonly endReason: CallEndReason | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly durationMs: number | null;
  readonly isOnHold: boolean;
  /** Who is in, oneself first, then in the order of joining. */
  readonly tiles: readonly CallTile[];
  readonly invitees: readonly CallInvitee[];
  readonly invitable: readonly { readonly userId: string; readonly displayName: string }[];
  readonly own: OwnMedia;
  /** Shown after twenty seconds of trouble, not at once. */
  readonly qualityNotice: { readonly reason: NonNullable<TileQuality['reason']>; readonly isOwnSide: boolean } | null;
  readonly isServerReachable: boolean;
}
