import BookUser from 'lucide-react/icons/book-user';
import MessageSquareText from 'lucide-react/icons/message-square-text';
import Phone from 'lucide-react/icons/phone';
import Search from 'lucide-react/icons/search';
import Video from 'lucide-react/icons/video';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { PersonStatusView } from '#shared/contract/views/person-view';
import { useQuery } from '../../contract/use-query.ts';
import { rovingTarget } from '../../models/roving.ts';
import { switcherEntries, switcherSearchText, type SwitcherEntry } from '../../models/switcher.ts';
import { callsStrings } from '../../strings/calls.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { peopleStrings } from '../../strings/people.ts';
import { useCallController, useCallSurface } from '../calls/call-context.ts';
import { useOpenLink } from '../organizations/use-open-link.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface SwitcherDialogProps {
  readonly chats: readonly ChatSummary[];
  readonly onClose: () => void;
  readonly onChat: (chatId: string) => void;
  readonly onPerson: (userId: string) => Promise<void>;
  readonly onPeople: () => void;
}

/** Goes to a chat or a person by typing the beginning of the name, to a message by its link. */
export function SwitcherDialog({ chats, onClose, onChat, onPerson, onPeople }: SwitcherDialogProps) {
  const listId = useId();
  const controller = useCallController();
  const { canCall, callPerson } = useCallSurface();
  const openLink = useOpenLink();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const people = useQuery('people', { text: useDeferredValue(switcherSearchText(text)), limit: 20 }).value;
  const entries = switcherEntries(text, { chats, people: people ?? [], canCall });
  const activeIndex = Math.min(active, Math.max(0, entries.length - 1));

  function choose(entry: SwitcherEntry | undefined): void {
    if (entry === undefined) return;
    onClose();
    if (entry.kind === 'people') return onPeople();
    if (entry.kind === 'message') return openLink(entry.address);
    if (entry.media !== null) {
      if (entry.kind === 'chat') void controller.start(entry.id, entry.media);
      else callPerson(entry.id, entry.media);
    } else if (entry.kind === 'chat') onChat(entry.id);
    else void onPerson(entry.id);
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') return choose(entries[activeIndex]);
    const target = event.key === 'Home' || event.key === 'End' ? null : rovingTarget(event.key, activeIndex, entries.length);
    if (target === null) return;
    event.preventDefault();
    setActive(target);
  }

  return (
    <Dialog title={chatsStrings.jumpTo} onClose={onClose} className="dialog-narrow">
      <div className="people-picker">
        <div className="search-field">
          <Search aria-hidden="true" size={16} />
          <input type="text" role="combobox" aria-label={peopleStrings.switcherPlaceholder} aria-expanded="true" aria-controls={listId} aria-autocomplete="list" aria-activedescendant={entries.length > 0 ? `${listId}-${activeIndex}` : undefined} placeholder={peopleStrings.switcherPlaceholder} value={text} maxLength={200} spellCheck={false} data-initial-focus="" onKeyDown={press} onChange={(event) => { setText(event.target.value); setActive(0); }} />
        </div>
        <div className="people-list" role="listbox" id={listId} aria-label={chatsStrings.jumpTo} tabIndex={-1}>
          {entries.map((entry, index) => (
            <button type="button" key={`${entry.id} ${entry.media ?? ''}`} id={`${listId}-${index}`} role="option" tabIndex={-1} aria-selected={index === activeIndex} className={`person-option ${index === activeIndex ? 'person-option-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(entry)}>
              {entry.media !== null && <span className="switcher-call">{entry.media === 'video' ? <Video aria-hidden="true" size={15} /> : <Phone aria-hidden="true" size={15} />}</span>}
              {entry.kind === 'people' && <span className="switcher-call"><BookUser aria-hidden="true" size={15} /></span>}
              {entry.kind === 'message' && <span className="switcher-call"><MessageSquareText aria-hidden="true" size={15} /></span>}
              {(entry.kind === 'chat' || entry.kind === 'person') && entry.media === null && <Avatar id={entry.kind === 'chat' ? (entry.chat.otherUserId ?? entry.id) : entry.id} name={entry.title} size="small" isGroup={entry.kind === 'chat' && entry.chat.kind === 'group'} presence={entry.kind === 'chat' ? entry.chat.presence : entry.person.presence} />}
              <span className="person-text">
                <span className="person-name">
                  <bdi>{entryText(entry)}</bdi> {entry.media === null && <StatusMark status={statusOf(entry)} />}
                </span>
              </span>
              {entry.kind === 'chat' && entry.media === null && entry.chat.unreadCount > 0 && <span className="badge">{entry.chat.unreadCount}</span>}
            </button>
          ))}
        </div>
        {entries.length === 0 && (
          <div className="people-none" role="status">
            <strong>{peopleStrings.none}</strong>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function statusOf(entry: SwitcherEntry): PersonStatusView | null {
  if (entry.kind === 'people' || entry.kind === 'message') return null;
  return entry.kind === 'chat' ? entry.chat.personStatus : entry.person.status;
}

function entryText({ title, media }: SwitcherEntry): string {
  if (media === null) return title;
  return media === 'video' ? callsStrings.videoCallPerson(title) : callsStrings.callPerson(title);
}
