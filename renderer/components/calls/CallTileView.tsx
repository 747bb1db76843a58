import Hand from 'lucide-react/icons/hand';
import MicOff from 'lucide-react/icons/mic-off';
import Pin from 'lucide-react/icons/pin';
import { useRef } from 'react';
import type { CallTile } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { failureText, qualityText, stateText, tileLabel } from './call-words.ts';
import { FloatingReaction } from './FloatingReaction.tsx';
import { TrackVideo } from './TrackVideo.tsx';
import { useTileHeight } from './use-tile-height.ts';

interface CallTileViewProps {
  readonly tile: CallTile;
  readonly isPinned: boolean;
  /** Null: cannot be pinned here. */
  readonly onPin: (() => void) | null;
}

/** Somebody in the call: picture or avatar, with everything worth knowing about them. */
export function CallTileView({ tile, isPinned, onPin }: CallTileViewProps) {
  const ref = useRef<HTMLDivElement>(null);
  const name = tile.isSelf ? callsStrings.self : tile.displayName;
  const track = tile.isVideoEnabled && !tile.isOnHold ? tile.cameraTrack : null;
  useTileHeight(tile, ref);
  return (
    <div ref={ref} className={`call-tile ${tile.isSpeaking ? 'call-tile-speaking' : ''} ${track === null ? 'call-tile-plain' : ''}`} role="group" aria-label={tileLabel(tile, name)}>
      {track === null ? <Avatar id={tile.userId} name={tile.displayName} size="large" /> : <TrackVideo track={track} isMirrored={tile.isSelf} label={name} />}
      <TileState tile={tile} />
      {onPin !== null && <button type="button" className="call-tile-pin" aria-label={callsStrings.pin(name)} aria-pressed={isPinned} title={isPinned ? callsStrings.unpin(name) : callsStrings.pin(name)} onClick={onPin} />}
      <TileCorner tile={tile} isPinned={isPinned} />
      <TileName tile={tile} name={name} />
      <FloatingReaction reaction={tile.reaction} />
    </div>
  );
}

/** The marks repeat the label of the tile for the eye, so they are hidden from screen readers. */
function TileName({ tile, name }: { readonly tile: CallTile; readonly name: string }) {
  return (
    <span className="call-tile-name" aria-hidden="true">
      {!tile.isAudioEnabled && (
        <span className="call-tile-muted" title={callsStrings.muted}>
          <MicOff size={13} />
        </span>
      )}
      <bdi>{name}</bdi>
    </span>
  );
}

function TileCorner({ tile, isPinned }: { readonly tile: CallTile; readonly isPinned: boolean }) {
  const quality = qualityText(tile.quality);
  const isPoor = tile.quality.level === 'poor';
  return (
    <span className="call-tile-corner" aria-hidden="true">
      {quality !== null && tile.connection === 'connected' && (
        <span className={`call-mark ${isPoor ? 'call-mark-poor' : ''}`} title={quality}>
          <span className={`quality-bars quality-bars-${tile.quality.level}`} />
          {isPoor && <span className="call-mark-text">{tile.quality.reason === null ? callsStrings.quality.poor : callsStrings.quality[tile.quality.reason]}</span>}
        </span>
      )}
      {isPinned && (
        <span className="call-mark" title={callsStrings.pinned}>
          <Pin size={14} />
        </span>
      )}
      {tile.isHandRaised && (
        <span className="call-mark call-mark-hand" title={callsStrings.handRaised}>
          <Hand size={15} />
        </span>
      )}
    </span>
  );
}

function TileState({ tile }: { readonly tile: CallTile }) {
  if (tile.connection === 'failed') {
    const { text, help } = failureText(tile);
    return (
      <span className="call-tile-state call-tile-failed" aria-hidden="true" title={help}>
        <span>{text}</span>
        <span className="call-tile-help">{help}</span>
      </span>
    );
  }
  const text = stateText(tile);
  if (text === null) return null;
  return (
    <span className="call-tile-state" aria-hidden="true">
      {!tile.isOnHold && <span className="status-dot status-dot-busy" />}
      <span>{text}</span>
    </span>
  );
}
