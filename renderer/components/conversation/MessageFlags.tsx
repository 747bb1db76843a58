import Bookmark from 'lucide-react/icons/bookmark';
import MessageSquareText from 'lucide-react/icons/message-square-text';
import Pin from 'lucide-react/icons/pin';
import type { MessageView } from '#shared/contract/views/message-view';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { threadStrings } from '../../strings/threads.ts';
import { useConversationActions } from './conversation-actions.ts';

/** What is special about a message, above it: pinned, saved, an answer of a thread that stands in the chat, too. */
export function MessageFlags({ message, isReachable }: { readonly message: MessageView; readonly isReachable: boolean }) {
  const { isThread, perform } = useConversationActions();
  const isInBoth = message.threadRootMessageId !== null && !message.isOnlyInThread;
  if (message.isDeleted || (message.pinnedByName === null && !message.isSaved && !isInBoth)) return null;
  return (
    <div className="message-flags">
      {message.pinnedByName !== null && (
        <span className="message-flag">
          <Pin aria-hidden="true" size={12} />
          <bdi>{conversationStrings.pinnedBy(personName(message.pinnedByName))}</bdi>
        </span>
      )}
      {message.isSaved && (
        <span className="message-flag">
          <Bookmark aria-hidden="true" size={12} />
          {conversationStrings.saved}
        </span>
      )}
      {isInBoth && isThread && <span className="message-flag">{threadStrings.alsoSent}</span>}
      {isInBoth && !isThread && (
        <button type="button" className="message-flag message-flag-button" tabIndex={isReachable ? 0 : -1} onClick={() => perform(message, 'thread')}>
          <MessageSquareText aria-hidden="true" size={12} />
          <bdi>{message.threadRoot === null ? threadStrings.answeredSomebody : `${threadStrings.answered(personName(message.threadRoot.senderName))} ${previewText(message.threadRoot.preview)}`}</bdi>
        </button>
      )}
    </div>
  );
}
