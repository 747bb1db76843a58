import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import X from 'lucide-react/icons/x';
import { soundPlayer } from '../../files/sound-player.ts';
import { formatDuration } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useSound } from './use-sound.ts';

/** What is being listened to, wherever one looks meanwhile. */
export function NowPlaying() {
  const { attachmentId, title, address, isPlaying, positionMs, durationMs } = useSound();
  if (attachmentId === null) return null;
  const track = { attachmentId, title, address, durationMs };
  return (
    <div className="now-playing">
      <IconButton label={isPlaying ? fileStrings.pausePlaying : fileStrings.play(title)} icon={isPlaying ? Pause : Play} onClick={() => soundPlayer.toggle(track)} />
      <span className="file-text">
        <bdi className="file-name">{title}</bdi>
        <span className="file-fact">{`${formatDuration(positionMs)} / ${formatDuration(durationMs)}`}</span>
      </span>
      <IconButton label={fileStrings.stopPlaying} icon={X} onClick={() => soundPlayer.stop()} />
    </div>
  );
}
