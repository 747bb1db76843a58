import BellOff from 'lucide-react/icons/bell-off';
import type { ThreadSummary } from '#shared/contract/views/thread-view';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { threadStrings } from '../../strings/threads.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { UnreadBadge } from '../ui/UnreadBadge.tsx';

interface ThreadListItemProps {
  readonly thread: ThreadSummary;
  readonly nowMs: number;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: (rootMessageId: string) => void;
  readonly onOpen: () => void;
}

/** A thread in the list: what it began with, and its newest answer. */
export function ThreadListItem({ thread, nowMs, isOpen, isTabStop, onFocus, onOpen }: ThreadListItemProps) {
  const { root, lastAnswer, unreadCount } = thread;
  return (
    <button
      type="button"
      data-message-id={thread.rootMessageId}
      data-pane-focus={isTabStop ? '' : undefined}
      className={`thread-item ${unreadCount > 0 ? 'thread-item-unread' : ''}`}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => onFocus(thread.rootMessageId)}
      onClick={onOpen}
    >
      <Avatar id={root?.senderId ?? thread.rootMessageId} name={root?.senderName ?? '?'} />
      <span className="thread-item-text">
        <span className="thread-item-line">
          <bdi className="thread-item-sender">{root === null ? '' : personName(root.senderName)}</bdi>
          <bdi className="thread-item-chat">{thread.chatTitle}</bdi>
          {thread.isMuted && <BellOff role="img" aria-label={chatsStrings.muted} size={12} className="chat-item-mark" />}
          <time className="thread-item-time">{pageTimeFormat.short(lastAnswer.createdAt, nowMs)}</time>
        </span>
        <bdi className="thread-item-root">{root === null ? threadStrings.missingRoot : previewText(root.preview)}</bdi>
        <span className="thread-item-line">
          <span className="thread-item-last">
            {thread.hasDraft && <span className="chat-item-draft">{chatsStrings.draft} </span>}
            <bdi>{lastAnswer.isOwn ? chatsStrings.you(previewText(lastAnswer.preview)) : chatsStrings.from(personName(lastAnswer.senderName), previewText(lastAnswer.preview))}</bdi>
          </span>
          <span className="thread-item-count">{threadStrings.answers(thread.answerCount)}</span>
          <UnreadBadge unreadCount={unreadCount} isMuted={thread.isMuted} />
        </span>
      </span>
    </button>
  );
}
