import CalendarDays from 'lucide-react/icons/calendar-days';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Pin from 'lucide-react/icons/pin';
import { useState } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { conversationStrings } from '../../strings/conversation.ts';
import { messageListStrings } from '../../strings/message-lists.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { DayDialog } from './DayDialog.tsx';

/** What else can be looked up in a chat. */
export function HeaderMenu({ chat }: { readonly chat: ChatDetail }) {
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
            { label: conversationStrings.goToDay, icon: CalendarDays, onSelect: () => setDayAtMs(Date.now()) },
            { label: messageListStrings.titles.pinned, icon: Pin, onSelect: () => openPinned(chat.id) },
          ]}
        />
      )}
      {dayAtMs !== null && <DayDialog chatId={chat.id} atMs={dayAtMs} onClose={() => setDayAtMs(null)} />}
    </span>
  );
}
