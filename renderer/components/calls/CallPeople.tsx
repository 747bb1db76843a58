import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { matchesWords } from '../../models/switcher.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useCallController } from './call-context.ts';
import { tileFacts } from './call-words.ts';

interface CallPeopleProps {
  readonly screen: CallScreen;
  readonly onClose: () => void;
}

const searchFrom = 8;

/** Who is in the call, who was rung, and who can be. */
export function CallPeople({ screen, onClose }: CallPeopleProps) {
  const controller = useCallController();
  const [text, setText] = useState('');
  const invitable = screen.invitable.filter(({ displayName }) => matchesWords(displayName, text));
  const ring = (userId: string) => void controller.invite([userId]);
  return (
    <aside className="call-people" aria-label={callsStrings.people}>
      <header className="call-people-head">
        <h3>{callsStrings.people}</h3>
        <IconButton label={callsStrings.closePeople} icon={X} onClick={onClose} />
      </header>
      <div className="call-people-content">
        <h4>{callsStrings.inCall}</h4>
        <ul>
          {screen.tiles.map((tile) => (
            <PersonRow key={tile.userId} userId={tile.userId} name={tile.isSelf ? callsStrings.self : tile.displayName} avatarName={tile.displayName} detail={tileFacts(tile).join(' · ')} />
          ))}
        </ul>
        {screen.invitees.length > 0 && <h4>{callsStrings.rung}</h4>}
        <ul>
          {screen.invitees.map(({ userId, displayName, status }) => {
            const canRing = status !== 'invited' && status !== 'ringing';
            return <PersonRow key={userId} userId={userId} name={displayName} avatarName={displayName} detail={callsStrings.invitee[status]} ringLabel={canRing ? callsStrings.ringAgain : null} onRing={ring} />;
          })}
        </ul>
        <h4>{callsStrings.canBeRung}</h4>
        {screen.invitable.length >= searchFrom && (
          <div className="search-field call-people-search">
            <input type="text" aria-label={callsStrings.findPeople} placeholder={callsStrings.findPeople} value={text} maxLength={200} spellCheck={false} onChange={(event) => setText(event.target.value)} />
          </div>
        )}
        {invitable.length === 0 && <p className="muted">{screen.invitable.length === 0 ? callsStrings.nobodyToRing : callsStrings.nobodyFound}</p>}
        <ul>
          {invitable.map(({ userId, displayName }) => (
            <PersonRow key={userId} userId={userId} name={displayName} avatarName={displayName} ringLabel={callsStrings.ring} onRing={ring} />
          ))}
        </ul>
      </div>
    </aside>
  );
}

interface PersonRowProps {
  readonly userId: string;
  readonly name: string;
  readonly avatarName: string;
  readonly detail?: string;
  /** Null: cannot be rung now. */
  readonly ringLabel?: string | null;
  readonly onRing?: (userId: string) => void;
}

function PersonRow({ userId, name, avatarName, detail = '', ringLabel = null, onRing }: PersonRowProps) {
  return (
    <li className="call-person">
      <Avatar id={userId} name={avatarName} size="small" />
      <span className="person-text">
        <span className="person-name">
          <bdi>{name}</bdi>
        </span>
        {detail !== '' && <span className="person-detail">{detail}</span>}
      </span>
      {ringLabel !== null && (
        <button type="button" className="button button-small" aria-label={`${ringLabel}: ${name}`} onClick={() => onRing?.(userId)}>
          {ringLabel}
        </button>
      )}
    </li>
  );
}
