import Clock from 'lucide-react/icons/clock';
import type { MessageView } from '#shared/contract/views/message-view';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useDeletions } from '../deletions/deletions-context.ts';
import { Attachments } from '../files/Attachments.tsx';
import { useConversationActions } from './conversation-actions.ts';
import { MessageBody } from './MessageBody.tsx';

interface MessageContentProps {
  readonly message: MessageView;
  readonly isBeingDeleted: boolean;
  readonly isReachable: boolean;
}

/** What a message says, its files, and how it stands. */
export function MessageContent({ message, isBeingDeleted, isReachable }: MessageContentProps) {
  const { view, perform } = useConversationActions();
  const deletions = useDeletions();
  if (message.isDeleted) return <p className="message-deleted">{conversationStrings.deleted}</p>;
  if (isBeingDeleted) {
    return (
      <p className="message-deleted">
        {conversationStrings.beingDeleted}{' '}
        <button type="button" className="link-button" tabIndex={isReachable ? 0 : -1} onClick={() => deletions.undo(message.id)}>
          {conversationStrings.undo}
        </button>
      </p>
    );
  }
  return (
    <div className="message-content">
      {message.attachments.length > 0 && <Attachments files={message.attachments} canAct onOpen={view} />}
      {message.body !== '' && <MessageBody body={message.body} mentions={message.mentions} />}
      {message.editedAt !== null && (
        <button type="button" className="message-mark message-edited" tabIndex={isReachable ? 0 : -1} title={conversationStrings.editedAt(pageTimeFormat.full(message.editedAt))} onClick={() => perform(message, 'edits')}>
          ({conversationStrings.edited})
        </button>
      )}
      {message.delivery.status === 'waiting' && (
        <span className="message-mark" title={conversationStrings.waiting}>
          <Clock role="img" aria-label={conversationStrings.waiting} size={13} />
        </span>
      )}
    </div>
  );
}
