import ListFilter from 'lucide-react/icons/list-filter';
import CheckCheck from 'lucide-react/icons/check-check';
import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { useState, type KeyboardEvent } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { isUnread } from '../../models/chat-order.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { ChatListView } from './use-chat-sections.ts';

interface ChatListToolsProps {
  readonly view: ChatListView;
  readonly filterText: string;
  readonly onFilter: (text: string) => void;
  /** Goes from the field to what was found: the first chat opens, or the list gets the focus. */
  readonly onOpenFirst: () => void;
  readonly onGoToList: () => void;
}

/** The filter over the list and the list's own menu. */
export function ChatListTools({ view, filterText, onFilter, onOpenFirst, onGoToList }: ChatListToolsProps) {
  const act = useAct();
  const [isOpen, setOpen] = useState(false);

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && filterText.trim() !== '') onOpenFirst();
    else if (event.key === 'ArrowDown') onGoToList();
    else if (event.key === 'Escape' && filterText !== '') onFilter('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  async function readAll(): Promise<void> {
    for (const chat of view.chats.filter(isUnread)) await act('markRead', { chatId: chat.id, seq: Number.MAX_SAFE_INTEGER });
  }

  return (
    <div className="list-tools">
      <div className="list-filter">
        <ListFilter aria-hidden="true" size={15} />
        <input type="text" data-chat-filter="" aria-label={chatsStrings.filter} placeholder={chatsStrings.filter} value={filterText} maxLength={200} spellCheck={false} autoComplete="off" onKeyDown={press} onChange={(event) => onFilter(event.target.value)} />
        {filterText !== '' && <IconButton className="list-filter-clear" icon={X} label={chatsStrings.clearFilter} onClick={() => onFilter('')} />}
      </div>
      <div className="list-menu">
        <IconButton icon={SlidersHorizontal} label={chatsStrings.listOptions} aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
        {isOpen && (
          <Menu
            label={chatsStrings.listOptions}
            onClose={() => setOpen(false)}
            items={[
              { label: chatsStrings.unreadFirst, icon: Check, isOn: view.options.isUnreadFirst, onSelect: () => view.setUnreadFirst(!view.options.isUnreadFirst) },
              { label: chatsStrings.readAll, icon: CheckCheck, onSelect: () => void readAll() },
            ]}
          />
        )}
      </div>
    </div>
  );
}
