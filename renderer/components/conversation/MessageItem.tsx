import Clock from 'lucide-react/icons/clock';
import type { MessageView } from '#shared/contract/views/message-view';
import { chatEventText } from '../../models/chat-event-text.ts';
import { errorText } from '../../models/describe-error.ts';
import { messageLabel } from '../../models/message-label.ts';
import { personName } from '../../models/person-name.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { ClosedCallButton } from '../calls/ClosedCallButton.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Attachments } from '../files/Attachments.tsx';
import { useShowPerson } from '../people/person-card-context.ts';
import { useConversationActions } from './conversation-actions.ts';
import { FailedLine } from './FailedLine.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageToolbar } from './MessageToolbar.tsx';
import { Reactions } from './Reactions.tsx';
import { ReplyQuote } from './ReplyQuote.tsx';

interface MessageItemProps {
  readonly message: MessageView;
  readonly isGroupStart: boolean;
  readonly isTabStop: boolean;
  readonly isHighlighted: boolean;
  readonly canReact: boolean;
  readonly onFocus: (messageId: string) => void;
}

/** One message. */
export function MessageItem({ message, isGroupStart, isTabStop, isHighlighted, canReact, onFocus }: MessageItemProps) {
  const showPerson = useShowPerson();
  const time = pageTimeFormat.clock(message.createdAt);
  const row = { 'data-message-id': message.id, tabIndex: isTabStop ? 0 : -1, onFocus: () => onFocus(message.id) };
  if (message.type === 'system') {
    const text = message.event === null ? '' : chatEventText(message.senderName, message.event);
    return (
      <article {...row} className="system-line" aria-label={`${text}, ${time}`}>
        <bdi>{text}</bdi> <time title={pageTimeFormat.full(message.createdAt)}>{time}</time>
        {message.closedCall !== null && <ClosedCallButton chatId={message.chatId} call={message.closedCall} isReachable={isTabStop} />}
      </article>
    );
  }
  const classes = ['message', isGroupStart ? 'message-start' : '', isHighlighted ? 'message-highlighted' : '', message.mentions.some(({ isSelf }) => isSelf) && !message.isOwn ? 'message-mentioning' : '', message.delivery.status === 'waiting' ? 'message-waiting' : ''];
  return (
    <article {...row} className={classes.join(' ')} aria-label={messageLabel(message, time)}>
      <div className="message-side">
        {isGroupStart ? <Avatar id={message.senderId} name={message.senderName} /> : <time className="message-side-time" title={pageTimeFormat.full(message.createdAt)}>{time}</time>}
      </div>
      <div className="message-main">
        {isGroupStart && (
          <div className="message-head">
            <button type="button" className="message-sender" tabIndex={isTabStop ? 0 : -1} onClick={(event) => showPerson(message.senderId, event.currentTarget)}>
              <bdi>{personName(message.senderName)}</bdi>
            </button>
            <time title={pageTimeFormat.full(message.createdAt)}>{time}</time>
          </div>
        )}
        {message.replyTo !== null && !message.isDeleted && <ReplyQuote replyTo={message.replyTo} />}
        <Content message={message} />
        <Reactions message={message} canReact={canReact} />
        {message.delivery.status === 'failed' && <FailedLine reason={errorText(message.delivery)} commandId={message.delivery.commandId} />}
      </div>
      {!message.isDeleted && <MessageToolbar message={message} canReact={canReact} isReachable={isTabStop} />}
    </article>
  );
}

function Content({ message }: { readonly message: MessageView }) {
  const { view } = useConversationActions();
  if (message.isDeleted) return <p className="message-deleted">{conversationStrings.deleted}</p>;
  return (
    <div className="message-content">
      {message.attachments.length > 0 && <Attachments files={message.attachments} canAct onOpen={view} />}
      {message.body !== '' && <MessageBody body={message.body} mentions={message.mentions} />}
      {message.editedAt !== null && (
        <span className="message-mark" title={conversationStrings.editedAt(pageTimeFormat.full(message.editedAt))}>
          ({conversationStrings.edited})
        </span>
      )}
      {message.delivery.status === 'waiting' && (
        <span className="message-mark" title={conversationStrings.waiting}>
          <Clock role="img" aria-label={conversationStrings.waiting} size={13} />
        </span>
      )}
    </div>
  );
}
