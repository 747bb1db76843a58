import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { phaseText } from './call-words.ts';
import { TrackVideo } from './TrackVideo.tsx';

/** A call that nobody has answered: whom it rings, how far it is, and one's own picture. */
export function CallWaiting({ screen }: { readonly screen: CallScreen }) {
  const own = screen.tiles.find(({ isSelf }) => isSelf)?.cameraTrack ?? null;
  const isGroup = screen.chatKind === 'group';
  return (
    <div className="call-waiting">
      <span className={`call-waiting-avatar ${screen.phase === 'ringing' ? 'call-waiting-rings' : ''}`}>
        <Avatar id={screen.otherUserId ?? screen.chatId} name={screen.title} isGroup={isGroup} size="large" />
      </span>
      <h3>
        <bdi>{screen.title}</bdi>
      </h3>
      <p role="status">{phaseText(screen)}</p>
      {isGroup && screen.invitees.length > 0 && (
        <ul className="call-waiting-people">
          {screen.invitees.slice(0, 6).map((person) => (
            <li key={person.userId}>
              <Avatar id={person.userId} name={person.displayName} size="small" />
              <bdi>{person.displayName}</bdi>
              <span className="muted">{callsStrings.invitee[person.status]}</span>
            </li>
          ))}
        </ul>
      )}
      {own !== null && screen.own.isCameraOn && (
        <div className="call-waiting-self">
          <TrackVideo track={own} isMirrored label={callsStrings.self} />
        </div>
      )}
    </div>
  );
}
