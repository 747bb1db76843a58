import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { playingRates, soundPlayer } from '../../files/sound-player.ts';
import { formatDuration } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { FileActions } from './FileActions.tsx';
import { TransferLine } from './TransferLine.tsx';
import { useSound } from './use-sound.ts';
import { Waveform } from './Waveform.tsx';

/** A voice message or another sound: played in place, sought in, as fast as one likes to listen. */
export function SoundAttachment({ file, canAct }: { readonly file: AttachmentView; readonly canAct: boolean }) {
  const addresses = useFileAddresses();
  const state = useSound();
  const isThis = state.attachmentId === file.id;
  const title = file.isRecording ? fileStrings.voiceMessage : file.fileName;
  const track = { attachmentId: file.id, title, address: addresses.file(file.id, 'original'), durationMs: file.durationMs };
  const durationMs = file.durationMs ?? (isThis ? state.durationMs : 0);
  const positionMs = soundPlayer.positionMs(file.id);
  const nextRate = playingRates[(playingRates.indexOf(state.rate as (typeof playingRates)[number]) + 1) % playingRates.length] ?? 1;
  return (
    <div className="file-card sound-card">
      <div className="sound-row">
        <IconButton className="sound-play" label={isThis && state.isPlaying ? fileStrings.pausePlaying : fileStrings.play(title)} icon={isThis && state.isPlaying ? Pause : Play} onClick={() => soundPlayer.toggle(track)} />
        <div className="sound-main">
          {!file.isRecording && <bdi className="file-name">{file.fileName}</bdi>}
          <div className="sound-track">
            <Waveform waveform={file.waveform} heardShare={durationMs === 0 ? 0 : positionMs / durationMs} />
            <input
              type="range"
              aria-label={fileStrings.position}
              aria-valuetext={`${formatDuration(positionMs)} / ${formatDuration(durationMs)}`}
              min={0}
              max={Math.max(1, Math.round(durationMs))}
              step={100}
              value={Math.round(positionMs)}
              disabled={durationMs === 0}
              onChange={(event) => soundPlayer.seek(track, Number(event.target.value))}
            />
          </div>
        </div>
        <span className="sound-time">{formatDuration(positionMs > 0 ? positionMs : durationMs)}</span>
        <button type="button" className="sound-rate" aria-label={fileStrings.speed(state.rate)} title={fileStrings.speed(state.rate)} onClick={() => soundPlayer.setRate(nextRate)}>
          {state.rate}×
        </button>
        {canAct && <FileActions file={file} />}
      </div>
      {isThis && state.hasFailed && <p className="file-problem" role="alert">{fileStrings.previewFailed}</p>}
      <TransferLine file={file} />
    </div>
  );
}
