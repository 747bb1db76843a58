import type { ThreadSummary } from '#shared/contract/views/thread-view';

export interface ThreadSections {
  readonly unread: readonly ThreadSummary[];
  readonly others: readonly ThreadSummary[];
}

/**
 * Threads as the view shows them. What was unread when one came stays where it is while one reads through it: a thread
 * that jumps away from under the pointer because it was read takes the next one's place.
 * @param kept the unread ones as they stood before, none when the view was opened
 */
export function orderThreads(threads: readonly ThreadSummary[], kept: readonly string[]): ThreadSections {
  const byId = new Map(threads.map((thread) => [thread.rootMessageId, thread]));
  const stayed = kept.map((id) => byId.get(id)).filter((thread) => thread !== undefined);
  const isKept = new Set(kept);
  const came = threads.filter((thread) => thread.unreadCount > 0 && !isKept.has(thread.rootMessageId));
  const unread = [...came, ...stayed];
  const isUnread = new Set(unread.map(({ rootMessageId }) => rootMessageId));
  const others = threads.filter(({ rootMessageId }) => !isUnread.has(rootMessageId)).toSorted((one, other) => other.lastAnswer.createdAt - one.lastAnswer.createdAt);
  return { unread, others };
}
