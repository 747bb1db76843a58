import Mic from 'lucide-react/icons/mic';
import Video from 'lucide-react/icons/video';
import { useRef } from 'react';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { Recorder } from './use-recorder.ts';

/** Held longer than this, the button records for as long as it is held. */
const holdMs = 450;

/** Begin a voice or a video message: a click begins, holding records until it is let go. */
export function RecordButtons({ recorder }: { readonly recorder: Recorder }) {
  const heldSince = useRef<number | null>(null);
  return (
    <>
      <IconButton
        label={fileStrings.recordVoice}
        icon={Mic}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          heldSince.current = performance.now();
          void recorder.start('voice');
        }}
        onPointerUp={() => {
          const heldMs = heldSince.current === null ? 0 : performance.now() - heldSince.current;
          heldSince.current = null;
          if (heldMs > holdMs) void recorder.send();
        }}
        // By keyboard there is no pointer.
        onClick={(event) => event.detail === 0 && void recorder.start('voice')}
      />
      <IconButton label={fileStrings.recordVideo} icon={Video} onClick={() => void recorder.start('video')} />
    </>
  );
}
