import { useShownShortcuts } from '../app/shown-shortcuts.ts';

/** The keys of calls that work everywhere, as the person has them; empty where there is none. */
export function useCallKeyNames() {
  const { acceptVoice, acceptVideo, declineCall, callMicrophone, callCamera, callShare, callHand, callLeave } = useShownShortcuts();
  return { acceptVoice: acceptVoice ?? '', acceptVideo: acceptVideo ?? '', decline: declineCall ?? '', mute: callMicrophone ?? '', camera: callCamera ?? '', share: callShare ?? '', hand: callHand ?? '', leave: callLeave ?? '' };
}
