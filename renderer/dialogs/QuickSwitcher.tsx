import { useId, useState, type KeyboardEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { Avatar } from '../components/Avatar.tsx';
import { useCall } from '../hooks/use-call.ts';
import { sentenceOf, useNotify } from '../hooks/use-notices.ts';
import { useQuery } from '../hooks/use-query.ts';
import { findDestinations, type Destination } from '../model/destinations.ts';
import { strings } from '../strings/english.ts';
import { Dialog } from './Dialog.tsx';

interface QuickSwitcherProps {
  readonly chats: readonly ChatSummary[];
  readonly onOpenChat: (chatId: string) => void;
  readonly onClose: () => void;
}

const shownPeople = 30;

/** Goes to any chat or person by a few letters. */
export function QuickSwitcher({ chats, onOpenChat, onClose }: QuickSwitcherProps) {
  const call = useCall();
  const notify = useNotify();
  const listId = useId();
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const people = useQuery('people', { text, limit: shownPeople });
  const destinations = findDestinations(chats, people ?? [], text);
  const active = destinations[Math.min(activeIndex, destinations.length - 1)];

  const go = async (destination: Destination) => {
    try {
      const chatId = destination.kind === 'chat' ? destination.id : (await call('createDirectChat', { userId: destination.id })).chatId;
      onOpenChat(chatId);
    } catch (error) {
      notify(sentenceOf(error));
    }
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActiveIndex(Math.min(activeIndex + 1, destinations.length - 1));
    else if (event.key === 'ArrowUp') setActiveIndex(Math.max(activeIndex - 1, 0));
    else if (event.key === 'Enter' && active !== undefined) void go(active);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={strings.switcher.title} onClose={onClose}>
      <div className="people-picker">
        <input
          type="search"
          role="combobox"
          aria-label={strings.switcher.label}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
          placeholder={strings.switcher.label}
          value={text}
          data-autofocus
          onChange={(event) => {
            setText(event.target.value);
            setActiveIndex(0);
          }}
          onKeyDown={handleKey}
        />
        <ul className="people-list" id={listId} role="listbox" aria-label={strings.switcher.label} tabIndex={-1}>
          {destinations.map((destination) => (
            <li
              key={destination.id}
              id={`${listId}-${destination.id}`}
              role="option"
              aria-selected={destination === active}
              className={`person-row${destination === active ? ' active' : ''}`}
              onClick={() => void go(destination)}
              onKeyDown={handleKey}
            >
              <Avatar id={destination.avatarId} name={destination.title} isGroup={destination.isGroup} size="small" />
              <span className="person-text">
                <bdi>{destination.title}</bdi>
                <span className="quiet small">{destination.hint}</span>
              </span>
            </li>
          ))}
        </ul>
        {destinations.length === 0 && <p className="quiet small picker-none">{strings.switcher.none}</p>}
      </div>
    </Dialog>
  );
}
