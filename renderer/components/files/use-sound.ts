import { useSyncExternalStore } from 'react';
import { soundPlayer, type PlayerState } from '../../files/sound-player.ts';

/** What the player of sounds does, for as long as the component shows. */
export function useSound(): PlayerState {
  return useSyncExternalStore(soundPlayer.subscribe, soundPlayer.snapshot);
}
