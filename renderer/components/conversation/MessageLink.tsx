import MessageSquareText from 'lucide-react/icons/message-square-text';
import type { MessageAddress } from '#shared/domain/message-link';
import { useQuery } from '../../contract/use-query.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { useOpenLink } from '../organizations/use-open-link.ts';

/** A link to a message, as what it leads to; it opens here, in its organization, and says so where there is nothing to open. */
export function MessageLink({ text, address }: { readonly text: string; readonly address: MessageAddress }) {
  const surface = useMessageSurface();
  const openLink = useOpenLink();
  const { organizationId, chatId, messageId } = address;
  const isElsewhere = organizationId !== surface.organizationId;
  const linked = useQuery('linkedMessage', isElsewhere ? null : { chatId, messageId }).value ?? null;
  const open = () => (isElsewhere ? openLink(address) : surface.goToMessage({ chatId, messageId }));
  return (
    <button type="button" className="message-link" title={text} onClick={open}>
      <MessageSquareText aria-hidden="true" size={14} />
      <bdi className="message-link-title">{linked === null ? conversationStrings.linkedUnknown : conversationStrings.linkedMessage(personName(linked.senderName), linked.chatTitle)}</bdi>
      {linked !== null && <bdi className="message-link-preview">{previewText(linked.preview)}</bdi>}
    </button>
  );
}
