import MessageSquareText from 'lucide-react/icons/message-square-text';
import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import type { PersonStatusView } from '#shared/contract/views/person-view';
import type { SwitcherActionId } from '../../models/switcher-actions.ts';
import type { SwitcherEntry } from '../../models/switcher.ts';
import { callsStrings } from '../../strings/calls.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { switcherIcons } from './switcher-icons.ts';

interface SwitcherOptionProps {
  readonly entry: SwitcherEntry;
  readonly id: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

/** A chat, a person, a call or something else to do that the quick switcher finds in the organization that is shown. */
export function SwitcherOption({ entry, id, isActive, onChoose }: SwitcherOptionProps) {
  return (
    <button type="button" id={id} role="option" tabIndex={-1} aria-selected={isActive} className={`person-option ${isActive ? 'person-option-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
      {entry.media !== null && <span className="switcher-call">{entry.media === 'video' ? <Video aria-hidden="true" size={15} /> : <Phone aria-hidden="true" size={15} />}</span>}
      {entry.kind === 'action' && <ActionSign id={entry.id} />}
      {entry.kind === 'message' && <span className="switcher-call"><MessageSquareText aria-hidden="true" size={15} /></span>}
      {(entry.kind === 'chat' || entry.kind === 'person') && entry.media === null && <Avatar id={entry.kind === 'chat' ? (entry.chat.otherUserId ?? entry.id) : entry.id} name={entry.title} size="small" isGroup={entry.kind === 'chat' && entry.chat.kind === 'group'} presence={entry.kind === 'chat' ? entry.chat.presence : entry.person.presence} />}
      <span className="person-text">
        <span className="person-name">
          <bdi>{entryText(entry)}</bdi> {entry.media === null && <StatusMark status={statusOf(entry)} />}
        </span>
      </span>
      {entry.kind === 'chat' && entry.media === null && entry.chat.unreadCount > 0 && <span className="badge">{entry.chat.unreadCount}</span>}
    </button>
  );
}

function ActionSign({ id }: { readonly id: SwitcherActionId }) {
  const Icon = switcherIcons[id];
  return <span className="switcher-call"><Icon aria-hidden="true" size={15} /></span>;
}

function statusOf(entry: SwitcherEntry): PersonStatusView | null {
  if (entry.kind === 'action' || entry.kind === 'message') return null;
  return entry.kind === 'chat' ? entry.chat.personStatus : entry.person.status;
}

function entryText({ title, media }: SwitcherEntry): string {
  if (media === null) return title;
  return media === 'video' ? callsStrings.videoCallPerson(title) : callsStrings.callPerson(title);
}
