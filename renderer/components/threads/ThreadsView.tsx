import MessagesSquare from 'lucide-react/icons/messages-square';
import { useRef, useState } from 'react';
import type { ThreadSummary } from '#shared/contract/views/thread-view';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import { orderThreads } from '../../models/thread-order.ts';
import { threadStrings } from '../../strings/threads.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { useNow } from '../app/use-now.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { useRovingStop } from '../ui/use-roving-stop.ts';
import { ThreadListItem } from './ThreadListItem.tsx';

const shownAtFirst = 60;
const mostShown = 500;

/** All threads that the person follows; each opens beside the list, so that one can go through them one by one. */
export function ThreadsView({ openRootId }: { readonly openRootId: string | null }) {
  const [limit, setLimit] = useState(shownAtFirst);
  const { value, error } = useQuery('threads', { limit });
  return (
    <main className="conversation-pane" data-pane="conversation">
      <section className="conversation" aria-label={threadStrings.threads}>
        <header className="conversation-header">
          <div className="conversation-title">
            <h2>{threadStrings.threads}</h2>
            <p>{threadStrings.threadsHelp}</p>
          </div>
        </header>
        <div className="thread-list-area">
          {error !== null && <p className="form-error" role="alert">{errorText(error)}</p>}
          {value === undefined && error === null && <SkeletonRows count={6} />}
          {value?.threads.length === 0 && <EmptyState icon={MessagesSquare} title={threadStrings.empty} text={threadStrings.emptyHelp} />}
          {value !== undefined && value.threads.length > 0 && <ThreadList threads={value.threads} openRootId={openRootId} />}
          {value?.hasMore === true && limit < mostShown && (
            <button type="button" className="link-button thread-more" onClick={() => setLimit(Math.min(mostShown, limit + shownAtFirst))}>
              {threadStrings.more}
            </button>
          )}
        </div>
      </section>
    </main>
  );
}

function ThreadList({ threads, openRootId }: { readonly threads: readonly ThreadSummary[]; readonly openRootId: string | null }) {
  const { openThread } = useMessageSurface();
  const nowMs = useNow();
  const ref = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState<readonly string[]>([]);
  const { unread, others } = orderThreads(threads, kept);
  const unreadIds = unread.map(({ rootMessageId }) => rootMessageId);
  if (unreadIds.join() !== kept.join()) setKept(unreadIds);
  const { stopId, setFocusedId, onKeyDown } = useRovingStop(ref, [...unread, ...others].map(({ rootMessageId }) => rootMessageId), '.thread-item');

  const section = (title: string, shown: readonly ThreadSummary[]) =>
    shown.length > 0 && (
      <section aria-label={title}>
        <h3 className="thread-list-title">{title}</h3>
        <ul>
          {shown.map((thread) => (
            <li key={thread.rootMessageId}>
              <ThreadListItem thread={thread} nowMs={nowMs} isOpen={thread.rootMessageId === openRootId} isTabStop={thread.rootMessageId === stopId} onFocus={setFocusedId} onOpen={() => openThread({ chatId: thread.chatId, rootMessageId: thread.rootMessageId, answer: null })} />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div ref={ref} className="thread-list" role="group" aria-label={threadStrings.threads} onKeyDown={onKeyDown}>
      {unread.every(({ unreadCount }) => unreadCount === 0) && <p className="thread-list-read muted">{threadStrings.allRead}</p>}
      {section(threadStrings.unread, unread)}
      {section(threadStrings.earlier, others)}
    </div>
  );
}
