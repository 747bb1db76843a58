import { memo, useState, type KeyboardEvent } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { isEmojiOnly } from '../model/message-body.ts';
import { fullTimeText, timeText } from '../model/time-text.ts';
import { strings } from '../strings/english.ts';
import { Avatar } from './Avatar.tsx';
import { DeliveryLine } from './DeliveryLine.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageToolbar } from './MessageToolbar.tsx';
import { Reactions } from './Reactions.tsx';

interface MessageItemProps {
  readonly message: MessageView;
  readonly startsGroup: boolean;
  readonly isHighlighted: boolean;
  readonly onReply: (message: MessageView) => void;
  readonly onEdit: (message: MessageView) => void;
  readonly onJumpTo: (messageId: string, seq: number | null) => void;
}

/** One message. Its name begins with its sender, for screen readers and tests alike. */
export const MessageItem = memo(function MessageItem({ message, startsGroup, isHighlighted, onReply, onEdit, onJumpTo }: MessageItemProps) {
  const [isActive, setIsActive] = useState(false);
  const className = ['message', startsGroup && 'starts-group', isHighlighted && 'highlighted', message.isOwn && 'own', message.delivery.status].filter(Boolean).join(' ');
  return (
    <article
      className={className}
      data-message={message.id}
      aria-label={nameOf(message)}
      tabIndex={-1}
      onKeyDown={walkMessages}
      onPointerEnter={() => setIsActive(true)}
      onPointerLeave={() => setIsActive(false)}
      onFocus={() => setIsActive(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setIsActive(false)}
    >
      <div className="message-gutter">
        {startsGroup ? (
          <Avatar id={message.senderId} name={message.senderName} />
        ) : (
          <time className="gutter-time" title={fullTimeText(message.createdAt)}>
            {timeText(message.createdAt)}
          </time>
        )}
      </div>
      <div className="message-content">
        {message.replyTo !== null && <ReplyQuote reply={message.replyTo} onJumpTo={onJumpTo} />}
        {startsGroup && (
          <header className="message-header">
            <bdi className="message-sender">{message.senderName}</bdi>
            <time title={fullTimeText(message.createdAt)}>{timeText(message.createdAt)}</time>
          </header>
        )}
        {message.isDeleted ? (
          <p className="message-deleted quiet">{strings.message.deleted}</p>
        ) : (
          <div className={`message-body${isEmojiOnly(message.body) ? ' emoji-only' : ''}`}>
            <MessageBody body={message.body} />
            {message.editedAt !== null && (
              <span className="edited quiet" title={fullTimeText(message.editedAt)}>
                ({strings.message.edited})
              </span>
            )}
          </div>
        )}
        <Reactions message={message} />
        <DeliveryLine message={message} />
      </div>
      {isActive && !message.isDeleted && <MessageToolbar message={message} onReply={onReply} onEdit={onEdit} />}
    </article>
  );
});

function nameOf(message: MessageView): string {
  const text = message.isDeleted ? strings.message.deleted : message.body.slice(0, 200);
  const delivery = { sent: '', waiting: `, ${strings.message.waiting}`, failed: `, ${strings.message.failed}` }[message.delivery.status];
  return `${message.senderName}, ${timeText(message.createdAt)}${delivery}: ${text}`;
}

/** Arrows walk from message to message. */
function walkMessages(event: KeyboardEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const messages = [...(event.currentTarget.closest('[role="log"]')?.querySelectorAll<HTMLElement>('article') ?? [])];
  messages[messages.indexOf(event.currentTarget) + step]?.focus();
}

function ReplyQuote({ reply, onJumpTo }: { reply: NonNullable<MessageView['replyTo']>; onJumpTo: MessageItemProps['onJumpTo'] }) {
  return (
    <button type="button" className="reply-quote" onClick={() => onJumpTo(reply.messageId, reply.seq)}>
      <bdi className="reply-sender">{reply.senderName}</bdi>
      <span className="reply-preview">{reply.isDeleted ? strings.message.deleted : reply.preview}</span>
    </button>
  );
}
