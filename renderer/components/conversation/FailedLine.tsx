import CircleAlert from 'lucide-react/icons/circle-alert';
import { conversationStrings } from '../../strings/conversation.ts';
import { useConversationActions } from './conversation-actions.ts';

/** Why a message was not sent, and what can be done about it. */
export function FailedLine({ reason, commandId }: { readonly reason: string; readonly commandId: string }) {
  const { retry, askDiscard } = useConversationActions();
  return (
    <div className="failed-line">
      <CircleAlert aria-hidden="true" size={14} />
      <span>
        {conversationStrings.failed}. {reason}
      </span>
      <button type="button" className="link-button" onClick={() => retry(commandId)}>
        {conversationStrings.retry}
      </button>
      <button type="button" className="link-button" onClick={() => askDiscard(commandId)}>
        {conversationStrings.discard}
      </button>
    </div>
  );
}
