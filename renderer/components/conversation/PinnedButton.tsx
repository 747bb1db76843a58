import Pin from 'lucide-react/icons/pin';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { messageListStrings } from '../../strings/message-lists.ts';
import { useMessageSurface } from '../app/message-surface.ts';

/** How many messages are pinned here, and the way to them; nothing where none is. */
export function PinnedButton({ chat }: { readonly chat: ChatDetail }) {
  const { openPinned } = useMessageSurface();
  if (chat.pinnedCount === 0) return null;
  const label = messageListStrings.pinnedCount(chat.pinnedCount);
  return (
    <button type="button" className="pinned-button" aria-label={label} title={label} onClick={() => openPinned(chat.id)}>
      <Pin aria-hidden="true" size={14} />
      <span aria-hidden="true">{chat.pinnedCount}</span>
    </button>
  );
}
