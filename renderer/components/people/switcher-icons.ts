import type { LucideIcon } from 'lucide-react';
import AtSign from 'lucide-react/icons/at-sign';
import Bell from 'lucide-react/icons/bell';
import BookUser from 'lucide-react/icons/book-user';
import Bookmark from 'lucide-react/icons/bookmark';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import CircleUserRound from 'lucide-react/icons/circle-user-round';
import FolderOpen from 'lucide-react/icons/folder-open';
import HardDrive from 'lucide-react/icons/hard-drive';
import Headphones from 'lucide-react/icons/headphones';
import Inbox from 'lucide-react/icons/inbox';
import Info from 'lucide-react/icons/info';
import Keyboard from 'lucide-react/icons/keyboard';
import MessagesSquare from 'lucide-react/icons/messages-square';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import Palette from 'lucide-react/icons/palette';
import Phone from 'lucide-react/icons/phone';
import Plus from 'lucide-react/icons/plus';
import SquarePen from 'lucide-react/icons/square-pen';
import TextSearch from 'lucide-react/icons/text-search';
import Users from 'lucide-react/icons/users';
import Wifi from 'lucide-react/icons/wifi';
import type { SwitcherActionId } from '../../models/switcher-actions.ts';

/** The signs of what the quick switcher can do, the same as where else it is done. */
export const switcherIcons: Readonly<Record<SwitcherActionId, LucideIcon>> = {
  newMessage: SquarePen,
  newGroup: Users,
  search: TextSearch,
  inbox: Inbox,
  threads: MessagesSquare,
  mentions: AtSign,
  saved: Bookmark,
  scheduled: CalendarClock,
  people: BookUser,
  files: FolderOpen,
  calls: Phone,
  profile: CircleUserRound,
  callSettings: Headphones,
  overview: Keyboard,
  sync: Wifi,
  addOrganization: Plus,
  appearance: Palette,
  notifications: Bell,
  shortcuts: Keyboard,
  storage: HardDrive,
  devices: MonitorSmartphone,
  about: Info,
};
