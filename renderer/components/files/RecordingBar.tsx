import SendHorizontal from 'lucide-react/icons/send-horizontal';
import Square from 'lucide-react/icons/square';
import Trash2 from 'lucide-react/icons/trash-2';
import { useEffect, useRef, useState } from 'react';
import { formatDuration } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { Recorder } from './use-recorder.ts';

const drawEveryMs = 80;

/** What is being recorded, how loud and how long; in place of the composer's text. */
export function RecordingBar({ recorder }: { readonly recorder: Recorder }) {
  const { current } = recorder;
  const [levels, setLevels] = useState<readonly number[]>([]);
  const [elapsedMs, setElapsedMs] = useState(0);
  const film = useRef<HTMLVideoElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current === null) return undefined;
    stop.current?.focus();
    if (film.current !== null) film.current.srcObject = current.recording.stream;
    const timer = setInterval(() => {
      setElapsedMs(performance.now() - current.startedAtMs);
      setLevels((before) => [...before.slice(-39), current.recording.level()]);
    }, drawEveryMs);
    return () => clearInterval(timer);
  }, [current]);
  if (current === null) return null;
  return (
    <div
      className="recording-bar"
      role="group"
      aria-label={fileStrings.recording}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        recorder.discard();
      }}
    >
      {current.kind === 'video' && <video ref={film} className="recording-film" autoPlay muted playsInline />}
      <span className="recording-dot" aria-hidden="true" />
      <span className="recording-time" role="timer">{formatDuration(elapsedMs)}</span>
      <span className="recording-levels" aria-hidden="true">
        {levels.map((level, index) => <i key={index} style={{ height: `${Math.max(8, level * 100)}%` }} />)}
      </span>
      <IconButton label={fileStrings.discardRecording} icon={Trash2} onClick={recorder.discard} />
      <IconButton label={fileStrings.stopRecording} icon={Square} onClick={() => void recorder.keep()} ref={stop} />
      <button type="button" className="send-button" aria-label={fileStrings.sendRecording} title={fileStrings.sendRecording} onClick={() => void recorder.send()}>
        <SendHorizontal aria-hidden="true" size={18} />
      </button>
    </div>
  );
}
