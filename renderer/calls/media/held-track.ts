/** A captured track with what is to happen when its device goes away. */
export interface HeldTrack {
  track: MediaStreamTrack;
  /** Gives the device free; what was to happen when it goes away does not happen any more. */
  release(): void;
}

/** Holds a captured track. Only the device or the system ends a held track with `onEnded`, `release` never does. */
export function holdTrack(track: MediaStreamTrack, onEnded: () => void): HeldTrack {
  let isHeld = true;
  track.addEventListener('ended', onEnded);
  // A device that went away while it was being opened has ended before anybody could listen.
  if (track.readyState === 'ended') queueMicrotask(() => (isHeld ? onEnded() : undefined));
  return {
    track,
    release() {
      isHeld = false;
      track.removeEventListener('ended', onEnded);
      track.stop();
    },
  };
}
