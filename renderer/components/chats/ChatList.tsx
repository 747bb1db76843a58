import { useRef, useState, type KeyboardEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { rovingTarget } from '../../models/roving.ts';
import { useNow } from '../app/use-now.ts';
import { ChatListItem } from './ChatListItem.tsx';

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
  const stopId = chats.find((chat) => chat.id === (focusedId ?? selectedId))?.id ?? chats[0]?.id;

  function move(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rovingTarget(event.key, chats.findIndex((chat) => chat.id === stopId), chats.length);
    if (target === null) return;
    event.preventDefault();
    ref.current?.querySelectorAll<HTMLButtonElement>('.chat-item')[target]?.focus();
  }

  return (
    <ul ref={ref} className="chat-list" onKeyDown={move}>
      {chats.map((chat) => (
        <li key={chat.id}>
          <ChatListItem chat={chat} nowMs={nowMs} isSelected={chat.id === selectedId} isTabStop={chat.id === stopId} onSelect={onSelect} onFocus={setFocusedId} />
        </li>
      ))}
    </ul>
  );
}
