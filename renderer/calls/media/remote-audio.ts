import type { BrowserMedia } from './browser-media.ts';

/** What somebody else says, played. */
export interface RemoteAudio {
  /** Plays on a speaker; null, and one that is gone, mean the system's. Resolves to whether it is the wished one. */
  setSpeaker(deviceId: string | null): Promise<boolean>;
  /** 0 to 1. */
  setVolume(volume: number): void;
  /** Silences it while a call is on hold. */
  setHeld(isHeld: boolean): void;
  /** Tries once more after a click, where the browser did not let it play. Resolves to whether it plays. */
  play(): Promise<boolean>;
  close(): void;
}

/** Plays one remote track from now on. `onBlocked` is called when the browser wants a click first. */
export function createRemoteAudio(media: BrowserMedia, track: MediaStreamTrack, onBlocked: () => void = () => {}): RemoteAudio {
  const element = media.createAudioElement();
  element.autoplay = true;
  element.srcObject = media.streamOf(track);
  const play = async () => startPlaying(element);
  void play().then((isPlaying) => (isPlaying || element.srcObject === null ? undefined : onBlocked()));
  return {
    setSpeaker: async (deviceId) => routeTo(element, deviceId ?? ''),
    setVolume(volume) {
      element.volume = Math.min(1, Math.max(0, volume));
    },
    setHeld(isHeld) {
      element.muted = isHeld;
    },
    play,
    close() {
      element.pause();
      element.srcObject = null;
    },
  };
}

async function startPlaying(element: HTMLAudioElement): Promise<boolean> {
  try {
    await element.play();
    return true;
  } catch {
    return false;
  }
}

async function routeTo(element: HTMLAudioElement, sinkId: string): Promise<boolean> {
  if (typeof element.setSinkId !== 'function') return sinkId === '';
  try {
    await element.setSinkId(sinkId);
    return true;
  } catch {
    // A speaker that is gone must not leave the person deaf: the system's own is there.
    if (sinkId !== '') await element.setSinkId('').catch(() => undefined);
    return false;
  }
}
