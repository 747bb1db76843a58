import Ellipsis from 'lucide-react/icons/ellipsis';
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useAct } from '../../contract/use-call.ts';
import { movePinned } from '../../models/chat-menu.ts';
import { rovingTarget } from '../../models/roving.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { useNow } from '../app/use-now.ts';
import { isRightToLeft } from '../ui/direction.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ChatListItem } from './ChatListItem.tsx';
import { ChatMenu, type ChatMenuTarget } from './ChatMenu.tsx';

interface ChatListProps {
  readonly chats: readonly ChatSummary[];
  readonly selectedId: string | null;
  readonly onSelect: (chatId: string) => void;
}

/** The chats: one tab stop, arrow keys move, Enter opens. */
export function ChatList({ chats, selectedId, onSelect }: ChatListProps) {
  const ref = useRef<HTMLUListElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const nowMs = useNow();
  const act = useAct();
  const [menu, setMenu] = useState<ChatMenuTarget | null>(null);
  const stopId = chats.find((chat) => chat.id === (focusedId ?? selectedId))?.id ?? chats[0]?.id;

  function openMenu(event: MouseEvent<HTMLElement>, chatId: string): void {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    // Opened by a key, the event knows no place of its own.
    const isByKey = event.clientX === 0 && event.clientY === 0;
    setMenu({ chatId, left: isByKey || event.type === 'click' ? (isRightToLeft() ? box.right - 24 : box.left + 24) : event.clientX, top: isByKey || event.type === 'click' ? box.bottom - 4 : event.clientY });
  }

  async function movePin(step: 1 | -1): Promise<void> {
    if (stopId === undefined) return;
    for (const change of movePinned(chats, stopId, step)) await act('setChatPreferences', change);
  }

  function move(event: KeyboardEvent): void {
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      void movePin(event.key === 'ArrowUp' ? -1 : 1);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rovingTarget(event.key, chats.findIndex((chat) => chat.id === stopId), chats.length);
    if (target === null) return;
    event.preventDefault();
    ref.current?.querySelectorAll<HTMLButtonElement>('.chat-item')[target]?.focus();
  }

  return (
    <>
      <ul ref={ref} className="chat-list" onKeyDown={move}>
        {chats.map((chat) => (
          <li key={chat.id} className="chat-line" onContextMenu={(event) => openMenu(event, chat.id)}>
            <ChatListItem chat={chat} nowMs={nowMs} isSelected={chat.id === selectedId} isTabStop={chat.id === stopId} onSelect={onSelect} onFocus={setFocusedId} />
            <IconButton className="chat-line-menu" icon={Ellipsis} label={chatsStrings.options(chat.title)} aria-haspopup="menu" aria-expanded={menu?.chatId === chat.id} tabIndex={chat.id === stopId ? 0 : -1} onClick={(event) => openMenu(event, chat.id)} />
          </li>
        ))}
      </ul>
      {menu !== null && <ChatMenu target={menu} chats={chats} onClose={() => setMenu(null)} />}
    </>
  );
}
