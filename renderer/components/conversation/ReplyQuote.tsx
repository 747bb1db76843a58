import CornerUpLeft from 'lucide-react/icons/corner-up-left';
import type { MessageView } from '#shared/contract/views/message-view';
import { previewText } from '../../models/preview-text.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useConversationActions } from './conversation-actions.ts';

/** What a message answers to; a click goes there. */
export function ReplyQuote({ replyTo }: { readonly replyTo: NonNullable<MessageView['replyTo']> }) {
  const { goTo } = useConversationActions();
  return (
    <button type="button" tabIndex={-1} className="reply-quote" aria-label={conversationStrings.replyToLabel(replyTo.senderName)} onClick={() => goTo({ messageId: replyTo.messageId, seq: replyTo.seq })}>
      <CornerUpLeft aria-hidden="true" size={13} />
      <bdi className="reply-sender">{replyTo.senderName}</bdi>
      <bdi className="reply-preview">{replyTo.isDeleted ? conversationStrings.deletedOriginal : previewText(replyTo.preview)}</bdi>
    </button>
  );
}
