import { badgeText } from '../../models/chat-order.ts';
import { chatsStrings } from '../../strings/chats.ts';

interface UnreadBadgeProps {
  readonly unreadCount: number;
  readonly mentionCount?: number;
  readonly isMuted?: boolean;
}

/** What is unread in a chat or thread, and that one is mentioned there; nothing where nothing is. */
export function UnreadBadge({ unreadCount, mentionCount = 0, isMuted = false }: UnreadBadgeProps) {
  return (
    <>
      {mentionCount > 0 && (
        <span className="badge badge-mention">
          <span aria-hidden="true">@</span>
          <span className="visually-hidden">{chatsStrings.mentions(mentionCount)}</span>
        </span>
      )}
      {unreadCount > 0 && (
        <span className={`badge ${isMuted ? 'badge-muted' : ''}`}>
          <span aria-hidden="true">{badgeText(unreadCount)}</span>
          <span className="visually-hidden">{chatsStrings.unread(unreadCount)}</span>
        </span>
      )}
    </>
  );
}
