import { useEffect, useRef } from 'react';

interface TrackVideoProps {
  readonly track: MediaStreamTrack;
  /** One's own camera is shown as a mirror would. */
  readonly isMirrored?: boolean;
  /** The whole picture is shown, with bars where it does not fit: nothing of a screen may be cut off. */
  readonly isWhole?: boolean;
  readonly label: string;
}

/** Draws a track. The engine plays all sound, so the element is silent. */
export function TrackVideo({ track, isMirrored = false, isWhole = false, label }: TrackVideoProps) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    element.srcObject = new MediaStream([track]);
    // Playing is interrupted when the picture is taken away at once; there is nothing to tell.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return <video ref={ref} className={`track-video ${isMirrored ? 'track-mirrored' : ''} ${isWhole ? 'track-whole' : ''}`} aria-label={label} muted playsInline autoPlay disablePictureInPicture />;
}
