import type { CallScreen, CallTile, OwnMedia } from '../calls/engine/call-screen.ts';

const good: CallTile['quality'] = { level: 'good', reason: null, roundTripMs: 22, lossPercent: 0 };

/** Somebody in a call with everything as usual, for tests and drawings. */
export function sampleTile(changes: Partial<CallTile> = {}): CallTile {
  return { userId: 'ann', displayName: 'Ann', isSelf: false, isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, isHandRaised: false, isOnHold: false, isSpeaking: false, connection: 'connected', failureReason: null, quality: good, cameraTrack: null, screenTrack: null, reaction: null, ...changes };
}

/** One's own media with everything as usual. */
export function sampleOwn(changes: Partial<OwnMedia> = {}): OwnMedia {
  return { isMicrophoneOn: true, isCameraOn: false, isScreenOn: false, isHandRaised: false, isCameraAllowed: true, isMutedHintShown: false, isNoSoundHintShown: false, pushToTalkKey: null, problems: [], ...changes };
}

/** A running voice call with nobody in it but oneself. */
export function sampleScreen(changes: Partial<CallScreen> = {}): CallScreen {
  return { callId: 'call', chatId: 'chat', chatKind: 'direct', title: 'Ann', otherUserId: 'ann', media: 'audio', phase: 'active', endReason: null, createdAt: 0, startedAt: 0, durationMs: null, isOnHold: false, tiles: [sampleTile({ userId: 'self', displayName: 'Me', isSelf: true })], invitees: [], invitable: [], own: sampleOwn(), qualityNotice: null, isServerReachable: true, ...changes };
}
