import type { MessageView } from '#shared/contract/views/message-view';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { threadStrings } from '../../strings/threads.ts';
import { useNow } from '../app/use-now.ts';
import { Avatar } from '../ui/Avatar.tsx';

interface ThreadLineProps {
  readonly thread: NonNullable<MessageView['thread']>;
  readonly isReachable: boolean;
  readonly onOpen: () => void;
}

/** The thread that a message began, in one line under it: who is in it, how many answers, when the last one came. */
export function ThreadLine({ thread, isReachable, onOpen }: ThreadLineProps) {
  const nowMs = useNow();
  const time = pageTimeFormat.short(thread.lastAnswerAt, nowMs);
  const label = [threadStrings.summary(thread.answerCount, time), ...(thread.unreadCount > 0 ? [chatsStrings.unread(thread.unreadCount)] : [])].join(' – ');
  return (
    <button type="button" className="thread-line" tabIndex={isReachable ? 0 : -1} aria-label={label} onClick={onOpen}>
      <span className="thread-faces">
        {thread.people.map(({ userId, name }) => <Avatar key={userId} id={userId} name={name} size="small" />)}
      </span>
      <span className="thread-count">{threadStrings.answers(thread.answerCount)}</span>
      <span className="thread-time">{threadStrings.lastAnswer(time)}</span>
      {thread.unreadCount > 0 && <span className="thread-dot" />}
    </button>
  );
}
