import GripHorizontal from 'lucide-react/icons/grip-horizontal';
import Maximize2 from 'lucide-react/icons/maximize-2';
import PhoneOff from 'lucide-react/icons/phone-off';
import X from 'lucide-react/icons/x';
import { useRef, useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useCallController, useCallSurface } from './call-context.ts';
import { arrangeStage, nextSpeaker } from './call-layout.ts';
import { CameraButton, MicrophoneButton } from './CallControls.tsx';
import { CallTileView } from './CallTileView.tsx';
import { endText, phaseText } from './call-words.ts';
import { ControlButton } from './ControlButton.tsx';
import { Duration } from './Duration.tsx';
import { TrackVideo } from './TrackVideo.tsx';
import { useMiniPlace } from './use-mini-place.ts';
import { useUndrawnTiles } from './use-tile-height.ts';
import { usePushToTalk } from './use-push-to-talk.ts';
import { useCallKeyNames } from './use-call-key-names.ts';

/** The call in a small window over the chat: who speaks, and what one needs at once. */
export function MiniCall({ screen }: { readonly screen: CallScreen }) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  const { showCall } = useCallSurface();
  const ref = useRef<HTMLElement>(null);
  const place = useMiniPlace(ref);
  usePushToTalk(ref, screen);
  const isOver = screen.phase === 'ended';
  return (
    <section ref={ref} className={`mini-call mini-call-${place.corner} ${place.isDragged ? 'mini-call-dragged' : ''}`} style={place.style} aria-label={callsStrings.smallWindow(screen.title)} data-call-focus="">
      <header className="mini-head">
        <button type="button" className="mini-grip" aria-label={callsStrings.move} title={callsStrings.move} {...place.grip}>
          <GripHorizontal aria-hidden="true" size={16} />
        </button>
        <bdi className="mini-title">{screen.title}</bdi>
        {!isOver && screen.startedAt !== null && <Duration startedAtMs={screen.startedAt} />}
        {isOver ? <ControlButton icon={X} className="control-small" label={callsStrings.close} onClick={() => controller.dismiss(screen.callId)} /> : <ControlButton icon={Maximize2} className="control-small" label={callsStrings.backToCall} onClick={showCall} />}
      </header>
      <div className="mini-picture">
        <MiniPicture screen={screen} />
      </div>
      {!isOver && (
        <div className="mini-controls">
          <MicrophoneButton screen={screen} />
          <CameraButton screen={screen} />
          <ControlButton icon={PhoneOff} look="leave" label={callsStrings.leaveCall} shortcut={callKeys.leave} onClick={() => void controller.leave(screen.callId)} />
        </div>
      )}
    </section>
  );
}

function MiniPicture({ screen }: { readonly screen: CallScreen }) {
  const [speakerId, setSpeakerId] = useState<string | null>(null);
  const speaker = nextSpeaker(speakerId, screen.tiles);
  if (speaker !== speakerId) setSpeakerId(speaker);
  const { big } = arrangeStage(screen.tiles, { mode: 'speaker', pinnedId: null, speakerId: speaker, isSelfHidden: false });
  useUndrawnTiles(screen.tiles, big?.kind === 'person' && screen.phase === 'active' && !screen.isOnHold ? big.tile.userId : null);
  if (screen.phase !== 'active' || big === null || screen.isOnHold) {
    const text = screen.phase === 'ended' ? endText(screen).title : (phaseText(screen) ?? (screen.isOnHold ? callsStrings.onHold : callsStrings.alone));
    return (
      <div className="mini-message">
        <Avatar id={screen.otherUserId ?? screen.chatId} name={screen.title} isGroup={screen.chatKind === 'group'} />
        <p role="status">{text}</p>
      </div>
    );
  }
  if (big.kind === 'screen' && big.tile.screenTrack !== null) return <TrackVideo track={big.tile.screenTrack} isWhole label={callsStrings.screenOf(big.tile.displayName)} />;
  return <CallTileView tile={big.tile} isPinned={false} onPin={null} />;
}
