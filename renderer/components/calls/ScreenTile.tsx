import MonitorUp from 'lucide-react/icons/monitor-up';
import type { CallTile } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { useCallController } from './call-context.ts';
import { TrackVideo } from './TrackVideo.tsx';

interface ScreenTileProps {
  readonly tile: CallTile;
  readonly isPinned: boolean;
  readonly onPin: () => void;
}

/** A shared screen. One's own is not shown: it would show itself in itself without end. */
export function ScreenTile({ tile, isPinned, onPin }: ScreenTileProps) {
  const controller = useCallController();
  const name = tile.isSelf ? callsStrings.selfScreen : callsStrings.screenOf(tile.displayName);
  if (tile.isSelf) {
    return (
      <div className="call-tile call-tile-own-screen" role="group" aria-label={name}>
        <MonitorUp aria-hidden="true" size={22} />
        <p>{callsStrings.selfScreenHelp}</p>
        <button type="button" className="button button-small" onClick={() => controller.setScreenOn(false)}>
          {callsStrings.stopSharing}
        </button>
      </div>
    );
  }
  return (
    <div className="call-tile" role="group" aria-label={name}>
      {tile.screenTrack === null ? (
        <span className="call-tile-state" aria-hidden="true">
          <span className="status-dot status-dot-busy" />
          <span>{callsStrings.connecting}</span>
        </span>
      ) : (
        <TrackVideo track={tile.screenTrack} isWhole label={name} />
      )}
      <button type="button" className="call-tile-pin" aria-label={callsStrings.pin(name)} aria-pressed={isPinned} title={isPinned ? callsStrings.unpin(name) : callsStrings.pin(name)} onClick={onPin} />
      <span className="call-tile-name" aria-hidden="true">
        <MonitorUp size={13} />
        <bdi>{name}</bdi>
      </span>
    </div>
  );
}
