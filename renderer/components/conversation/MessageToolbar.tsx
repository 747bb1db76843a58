import Copy from 'lucide-react/icons/copy';
import Forward from 'lucide-react/icons/forward';
import Pencil from 'lucide-react/icons/pencil';
import Reply from 'lucide-react/icons/reply';
import SmilePlus from 'lucide-react/icons/smile-plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useRef, useState } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { quickEmoji } from '../../models/emoji-list.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { EmojiPicker } from '../ui/EmojiPicker.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useConversationActions } from './conversation-actions.ts';

interface MessageToolbarProps {
  readonly message: MessageView;
  readonly canReact: boolean;
  /** Only the message with the tab stop offers its buttons to the Tab key. */
  readonly isReachable: boolean;
}

/** What can be done with a message; shows on hover and focus. */
export function MessageToolbar({ message, canReact, isReachable }: MessageToolbarProps) {
  const actions = useConversationActions();
  const [isPicking, setIsPicking] = useState(false);
  const reactButton = useRef<HTMLButtonElement>(null);
  const shared = { tabIndex: isReachable ? 0 : -1 };
  const isSent = message.seq !== null;
  const isOwnReaction = (emoji: string) => message.reactions.some((reaction) => reaction.emoji === emoji && reaction.isOwn);
  const react = (emoji: string) => actions.react(message, emoji, !isOwnReaction(emoji));
  return (
    <div className={`toolbar ${isPicking ? 'toolbar-open' : ''}`} role="toolbar" aria-label={conversationStrings.actions}>
      {canReact &&
        isSent &&
        quickEmoji.slice(0, 3).map((emoji) => (
          <button key={emoji} type="button" {...shared} className="icon-button toolbar-emoji" aria-label={`${conversationStrings.react} ${emoji}`} onClick={() => react(emoji)}>
            {emoji}
          </button>
        ))}
      {canReact && isSent && <IconButton {...shared} ref={reactButton} label={conversationStrings.react} icon={SmilePlus} aria-expanded={isPicking} onClick={() => setIsPicking(!isPicking)} />}
      {canReact && <IconButton {...shared} label={conversationStrings.reply} icon={Reply} onClick={() => actions.reply(message)} />}
      <IconButton {...shared} label={conversationStrings.copy} icon={Copy} onClick={() => actions.copy(message)} />
      {isSent && <IconButton {...shared} label={conversationStrings.forward} icon={Forward} onClick={() => actions.forward(message)} />}
      {message.canEdit && <IconButton {...shared} label={conversationStrings.edit} icon={Pencil} onClick={() => actions.edit(message)} />}
      {message.canDelete && <IconButton {...shared} label={conversationStrings.delete} icon={Trash2} className="icon-button-danger" onClick={() => actions.askDelete(message)} />}
      {isPicking && (
        <EmojiPicker
          anchor={reactButton}
          onClose={() => setIsPicking(false)}
          onChoose={(emoji) => {
            setIsPicking(false);
            react(emoji);
          }}
        />
      )}
    </div>
  );
}
