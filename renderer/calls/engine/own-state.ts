import type { PeerState } from '#shared/protocol/calls/peer-message';
import type { LocalMediaState } from '../media/local-media.ts';

/** What others see of oneself in a call; on hold nothing is sent. */
export function ownStateOf(media: LocalMediaState, { isHandRaised, isOnHold }: { isHandRaised: boolean; isOnHold: boolean }): PeerState {
  if (isOnHold) return { isAudioEnabled: false, isVideoEnabled: false, isScreenShared: false, isHandRaised: false, isOnHold };
  return { isAudioEnabled: media.isMicrophoneOn, isVideoEnabled: media.isCameraOn, isScreenShared: media.isScreenOn, isHandRaised, isOnHold };
}
