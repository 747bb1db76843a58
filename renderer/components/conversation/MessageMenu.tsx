import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import Bookmark from 'lucide-react/icons/bookmark';
import Copy from 'lucide-react/icons/copy';
import Forward from 'lucide-react/icons/forward';
import History from 'lucide-react/icons/history';
import Link from 'lucide-react/icons/link';
import Mail from 'lucide-react/icons/mail';
import MessageSquareReply from 'lucide-react/icons/message-square-reply';
import Pencil from 'lucide-react/icons/pencil';
import Pin from 'lucide-react/icons/pin';
import PinOff from 'lucide-react/icons/pin-off';
import Quote from 'lucide-react/icons/quote';
import Reply from 'lucide-react/icons/reply';
import Smile from 'lucide-react/icons/smile';
import SmilePlus from 'lucide-react/icons/smile-plus';
import Trash2 from 'lucide-react/icons/trash-2';
import type { MessageView } from '#shared/contract/views/message-view';
import { keyOf, type MessageAction } from '../../models/message-actions.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import { useConversationActions } from './conversation-actions.ts';

/** Where the menu opens, in pixels of the window. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
}

interface MessageMenuProps {
  readonly message: MessageView;
  readonly offered: readonly MessageAction[];
  readonly place: MenuPlace;
  readonly onReact: () => void;
  readonly onClose: () => void;
}

const icons = {
  react: SmilePlus, reply: Reply, thread: MessageSquareReply, quote: Quote, forward: Forward, save: Bookmark, unsave: BookmarkCheck, pin: Pin, unpin: PinOff, markUnread: Mail,
  copyText: Copy, copyLink: Link, reactions: Smile, edits: History, edit: Pencil, delete: Trash2,
} as const;

/** Everything that can be done with a message, with the keys that do it. */
export function MessageMenu({ message, offered, place, onReact, onClose }: MessageMenuProps) {
  const { perform } = useConversationActions();
  const items = offered.map((action) => ({
    label: conversationStrings.menu[action],
    icon: icons[action],
    shortcut: keyOf(action),
    isDestructive: action === 'delete',
    onSelect: () => (action === 'react' ? onReact() : perform(message, action)),
  }));
  return <ContextMenu label={conversationStrings.actions} place={place} items={items} onClose={onClose} />;
}
