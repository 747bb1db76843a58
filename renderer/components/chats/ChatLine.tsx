import Ellipsis from 'lucide-react/icons/ellipsis';
import { memo, type MouseEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useLanguage } from '../../language/use-language.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ChatListItem } from './ChatListItem.tsx';

interface ChatLineProps {
  readonly chat: ChatSummary;
  readonly nowMs: number;
  readonly place: number;
  readonly sectionSize: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly isMenuOpen: boolean;
  readonly onSelect: (chatId: string) => void;
  readonly onFocus: (key: string) => void;
  readonly onMenu: (event: MouseEvent<HTMLElement>, chatId: string) => void;
  /** Where it stands in the list. */
  readonly startPx: number;
  readonly index: number;
  readonly measure: (element: Element | null) => void;
}

/** A chat of the list with its menu button. Drawn again only when something of it changes. */
export const ChatLine = memo(function ChatLine({ chat, nowMs, place, sectionSize, isSelected, isTabStop, isMenuOpen, onSelect, onFocus, onMenu, startPx, index, measure }: ChatLineProps) {
  // What is kept between drawings has to hear of another language by itself.
  useLanguage();
  return (
    <li ref={measure} data-index={index} className="chat-line" aria-posinset={place} aria-setsize={sectionSize} draggable style={{ transform: `translateY(${startPx}px)` }} onContextMenu={(event) => onMenu(event, chat.id)}>
      <ChatListItem chat={chat} nowMs={nowMs} isSelected={isSelected} isTabStop={isTabStop} onSelect={onSelect} onFocus={onFocus} />
      <IconButton className="chat-line-menu" icon={Ellipsis} label={chatsStrings.options(chat.title)} aria-haspopup="menu" aria-expanded={isMenuOpen} tabIndex={isTabStop ? 0 : -1} onClick={(event) => onMenu(event, chat.id)} />
    </li>
  );
});
