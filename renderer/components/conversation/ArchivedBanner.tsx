import Archive from 'lucide-react/icons/archive';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useAct } from '../../contract/use-call.ts';
import { detailsStrings } from '../../strings/details.ts';

/** Says that nobody writes here any more, with the way back for who may. */
export function ArchivedBanner({ chat }: { readonly chat: ChatDetail }) {
  const act = useAct();
  if (!chat.isArchived) return null;
  return (
    <div className="archived-banner" role="status">
      <Archive aria-hidden="true" size={16} />
      <span>{detailsStrings.archived}</span>
      {chat.canClose && (
        <button type="button" className="button button-small" onClick={() => void act('setChatStatus', { chatId: chat.id, status: 'active' })}>
          {detailsStrings.restore}
        </button>
      )}
    </div>
  );
}
