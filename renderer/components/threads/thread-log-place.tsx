import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { ThreadDetail } from '#shared/contract/views/thread-view';
import { threadStrings } from '../../strings/threads.ts';
import { FetchingOlder } from '../conversation/FetchingOlder.tsx';
import type { LogPlace } from '../conversation/log-place.ts';

interface ThreadOfPerson {
  readonly rootMessageId: string;
  /** An answer that is not read means the person, whether they follow the thread or not. */
  readonly isMeant: boolean;
}

/** The log of a thread: the message that it began with is its first row. */
export function threadLogPlace(chat: ChatDetail, thread: ThreadDetail, { rootMessageId, isMeant }: ThreadOfPerson): LogPlace {
  return {
    chatId: chat.id,
    threadRootMessageId: rootMessageId,
    label: threadStrings.log,
    top: (held) => {
      if (held.hasOlder || held.isFetchingOlder) return <FetchingOlder isFetching={held.isFetchingOlder} />;
      return thread.root === null ? <p className="log-top thread-root-missing">{threadStrings.rootMissing}</p> : null;
    },
    topHeightPx: thread.root === null ? 72 : 8,
    typingNames: [],
    canWrite: chat.canWrite,
    lastReadSeq: thread.readSeq,
    unreadCount: thread.unreadCount,
    isMarkedUnread: false,
    isRead: thread.isFollowing || isMeant,
  };
}
