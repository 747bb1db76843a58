import CalendarDays from 'lucide-react/icons/calendar-days';
import Ellipsis from 'lucide-react/icons/ellipsis';
import FolderOpen from 'lucide-react/icons/folder-open';
import Pin from 'lucide-react/icons/pin';
import TextSearch from 'lucide-react/icons/text-search';
import { useState } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { conversationStrings } from '../../strings/conversation.ts';
import { fileStrings } from '../../strings/files.ts';
import { messageListStrings } from '../../strings/message-lists.ts';
import { searchStrings } from '../../strings/search.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { DayDialog } from './DayDialog.tsx';

interface HeaderMenuProps {
  readonly chat: ChatDetail;
  readonly onSearch: () => void;
  readonly onFiles: () => void;
}

/** What can be looked up in a chat. */
export function HeaderMenu({ chat, onSearch, onFiles }: HeaderMenuProps) {
  const { openPinned } = useMessageSurface();
  const [isOpen, setIsOpen] = useState(false);
  const [dayAtMs, setDayAtMs] = useState<number | null>(null);
  return (
    <span className="header-menu">
      <IconButton label={conversationStrings.moreInChat} icon={Ellipsis} aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} />
      {isOpen && (
        <Menu
          label={conversationStrings.moreInChat}
          onClose={() => setIsOpen(false)}
          items={[
            { label: searchStrings.searchHere, icon: TextSearch, shortcut: 'Ctrl+F', onSelect: onSearch },
            { label: fileStrings.openFiles, icon: FolderOpen, onSelect: onFiles },
            { label: conversationStrings.goToDay, icon: CalendarDays, onSelect: () => setDayAtMs(Date.now()) },
            { label: messageListStrings.titles.pinned, icon: Pin, onSelect: () => openPinned(chat.id) },
          ]}
        />
      )}
      {dayAtMs !== null && <DayDialog chatId={chat.id} atMs={dayAtMs} onClose={() => setDayAtMs(null)} />}
    </span>
  );
}
