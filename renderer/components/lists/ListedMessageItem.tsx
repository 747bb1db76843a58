import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import PinOff from 'lucide-react/icons/pin-off';
import type { ListedMessage, MessageListKind } from '#shared/contract/views/message-list';
import { useAct } from '../../contract/use-call.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { messageListStrings } from '../../strings/message-lists.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface ListedMessageItemProps {
  readonly message: ListedMessage;
  readonly list: MessageListKind;
  readonly nowMs: number;
  readonly isTabStop: boolean;
  readonly onFocus: (messageId: string) => void;
}

/** A message of the list; pressed, it is shown in its place. */
export function ListedMessageItem({ message, list, nowMs, isTabStop, onFocus }: ListedMessageItemProps) {
  const { goToMessage } = useMessageSurface();
  const text = previewText(message.preview);
  const time = pageTimeFormat.short(message.createdAt, nowMs);
  return (
    <li className="listed-line">
      <button
        type="button"
        className="listed-message"
        data-pane-focus={isTabStop ? '' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={messageListStrings.goTo(personName(message.senderName), message.chatTitle, time, text)}
        onFocus={() => onFocus(message.messageId)}
        onClick={() => goToMessage(message)}
      >
        <Avatar id={message.senderId} name={message.senderName} size="small" />
        <span className="listed-text">
          <span className="listed-head">
            <bdi className="listed-sender">{personName(message.senderName)}</bdi>
            {list.kind !== 'pinned' && <bdi className="listed-chat">{message.chatTitle}</bdi>}
            <time className="listed-time">{time}</time>
          </span>
          <bdi className="listed-preview">{text}</bdi>
          <span className="listed-facts">{factsOf(message, list).join(' · ')}</span>
        </span>
      </button>
      <RemoveButton message={message} list={list} isReachable={isTabStop} />
    </li>
  );
}

function factsOf({ threadRootMessageId, pinnedByName }: ListedMessage, { kind }: MessageListKind): string[] {
  return [...(kind === 'pinned' && pinnedByName !== null ? [messageListStrings.pinnedBy(personName(pinnedByName))] : []), ...(threadRootMessageId === null ? [] : [messageListStrings.inThread])];
}

function RemoveButton({ message: { chatId, messageId, canUnpin }, list, isReachable }: Pick<ListedMessageItemProps, 'message' | 'list'> & { readonly isReachable: boolean }) {
  const act = useAct();
  const shared = { className: 'listed-remove', tabIndex: isReachable ? 0 : -1 };
  if (list.kind === 'saved') return <IconButton {...shared} label={messageListStrings.unsave} icon={BookmarkCheck} onClick={() => void act('saveMessage', { chatId, messageId, isSaved: false })} />;
  if (list.kind === 'pinned' && canUnpin) return <IconButton {...shared} label={messageListStrings.unpin} icon={PinOff} onClick={() => void act('pinMessage', { chatId, messageId, isPinned: false })} />;
  return null;
}
