import Bookmark from 'lucide-react/icons/bookmark';
import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Forward from 'lucide-react/icons/forward';
import MessageSquareReply from 'lucide-react/icons/message-square-reply';
import Pencil from 'lucide-react/icons/pencil';
import Reply from 'lucide-react/icons/reply';
import SmilePlus from 'lucide-react/icons/smile-plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useRef } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { quickEmoji } from '../../models/quick-emoji.ts';
import { keyOf, type MessageAction } from '../../models/message-actions.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { EmojiPicker } from '../emoji/EmojiPicker.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useConversationActions, type DirectAction } from './conversation-actions.ts';
import type { MenuPlace } from './MessageMenu.tsx';

interface MessageToolbarProps {
  readonly message: MessageView;
  readonly offered: readonly MessageAction[];
  /** Only the message with the tab stop offers its buttons to the Tab key. */
  readonly isReachable: boolean;
  readonly isPicking: boolean;
  readonly setPicking: (isPicking: boolean) => void;
  readonly react: (message: MessageView, emoji: string, present: boolean) => void;
  readonly onMenu: (place: MenuPlace) => void;
}

const icons = { reply: Reply, thread: MessageSquareReply, forward: Forward, save: Bookmark, unsave: BookmarkCheck, edit: Pencil, delete: Trash2 } as const;
/** What is needed most; the menu has the rest. */
const nearest = Object.keys(icons) as (keyof typeof icons & DirectAction)[];

/** What can be done with a message; shows on hover and focus. */
export function MessageToolbar({ message, offered, isReachable, isPicking, setPicking, react, onMenu }: MessageToolbarProps) {
  const { perform } = useConversationActions();
  const reactButton = useRef<HTMLButtonElement>(null);
  const shared = { tabIndex: isReachable ? 0 : -1 };
  const canReact = offered.includes('react');
  const toggle = (emoji: string) => react(message, emoji, !message.reactions.some((reaction) => reaction.emoji === emoji && reaction.isOwn));
  return (
    <div className={`toolbar ${isPicking ? 'toolbar-open' : ''}`} role="toolbar" aria-label={conversationStrings.actions}>
      {canReact &&
        quickEmoji.slice(0, 3).map((emoji) => (
          <button key={emoji} type="button" {...shared} className="icon-button toolbar-emoji" aria-label={`${conversationStrings.react} ${emoji}`} onClick={() => toggle(emoji)}>
            {emoji}
          </button>
        ))}
      {canReact && <IconButton {...shared} ref={reactButton} label={conversationStrings.react} shortcut={keyOf('react')} icon={SmilePlus} aria-expanded={isPicking} onClick={() => setPicking(!isPicking)} />}
      {nearest.filter((action) => offered.includes(action)).map((action) => (
        <IconButton key={action} {...shared} label={conversationStrings.menu[action]} shortcut={keyOf(action)} icon={icons[action]} className={action === 'delete' ? 'icon-button-danger' : ''} onClick={() => perform(message, action)} />
      ))}
      <IconButton
        {...shared}
        label={conversationStrings.more}
        icon={Ellipsis}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onMenu({ left: box.left, top: box.bottom + 4 });
        }}
      />
      {isPicking && (
        <EmojiPicker
          anchor={reactButton}
          onClose={() => setPicking(false)}
          onChoose={(emoji) => {
            setPicking(false);
            toggle(emoji);
          }}
        />
      )}
    </div>
  );
}
