import MessageSquareText from 'lucide-react/icons/message-square-text';
import type { MessageAddress } from '#shared/domain/message-link';
import { useNotices } from '../../contract/notices-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useMessageSurface } from '../app/message-surface.ts';

/** A link to a message, as what it leads to; it opens here, and says so where there is nothing to open. */
export function MessageLink({ text, address: { organizationId, chatId, messageId } }: { readonly text: string; readonly address: MessageAddress }) {
  const surface = useMessageSurface();
  const { show } = useNotices();
  const isElsewhere = organizationId !== surface.organizationId;
  const linked = useQuery('linkedMessage', isElsewhere ? null : { chatId, messageId }).value ?? null;
  const open = () => (isElsewhere ? show(conversationStrings.notFound.elsewhere) : surface.goToMessage({ chatId, messageId }));
  return (
    <button type="button" className="message-link" title={text} onClick={open}>
      <MessageSquareText aria-hidden="true" size={14} />
      <bdi className="message-link-title">{linked === null ? conversationStrings.linkedUnknown : conversationStrings.linkedMessage(personName(linked.senderName), linked.chatTitle)}</bdi>
      {linked !== null && <bdi className="message-link-preview">{previewText(linked.preview)}</bdi>}
    </button>
  );
}
