import AtSign from 'lucide-react/icons/at-sign';
import Bookmark from 'lucide-react/icons/bookmark';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import MessagesSquare from 'lucide-react/icons/messages-square';
import { useQuery } from '../../contract/use-query.ts';
import { badgeText } from '../../models/chat-order.ts';
import { messageListStrings } from '../../strings/message-lists.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { threadStrings } from '../../strings/threads.ts';

export type SidebarView = 'threads' | 'mentions' | 'saved' | 'scheduled';

interface SidebarViewsProps {
  readonly openView: SidebarView | null;
  readonly onOpen: (view: SidebarView) => void;
}

/** What goes through all chats: threads, mentions, saved messages; and what is sent later, while there is any. */
export function SidebarViews({ openView, onOpen }: SidebarViewsProps) {
  const unread = useQuery('threads', { limit: 1 }).value?.unreadThreadCount ?? 0;
  const scheduled = useQuery('scheduledMessages', { chatId: null }).value ?? [];
  const failed = scheduled.filter(({ failure }) => failure !== null).length;
  const views = [
    { view: 'threads', label: threadStrings.threads, Icon: MessagesSquare, count: unread, counted: threadStrings.unreadThreads },
    { view: 'mentions', label: messageListStrings.titles.mentions, Icon: AtSign, count: 0, counted: threadStrings.unreadThreads },
    { view: 'saved', label: messageListStrings.titles.saved, Icon: Bookmark, count: 0, counted: threadStrings.unreadThreads },
    ...(scheduled.length > 0 || openView === 'scheduled' ? [{ view: 'scheduled', label: scheduledStrings.title, Icon: CalendarClock, count: failed, counted: scheduledStrings.failed } as const] : []),
  ] as const;
  return (
    <>
      <ul className="sidebar-views">
        {views.map(({ view, label, Icon, count, counted }) => (
          <li key={view}>
            <button type="button" className={`sidebar-view ${count > 0 ? 'sidebar-view-unread' : ''}`} aria-label={count > 0 ? `${label}, ${counted(count)}` : label} aria-current={openView === view ? 'page' : undefined} onClick={() => onOpen(view)}>
              <Icon aria-hidden="true" size={16} />
              <span>{label}</span>
              {count > 0 && <span className="badge" aria-hidden="true">{badgeText(count)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">{unread > 0 ? threadStrings.unreadThreads(unread) : ''}</p>
    </>
  );
}
