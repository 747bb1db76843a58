import type { QueryParams } from '#shared/contract/queries';
import type { MessageWindow } from '#shared/contract/views/message-view';

/** Which part of a chat is asked for. `anchorSeq` null follows the newest end. */
export type WindowRequest = Omit<QueryParams<'messages'>, 'chatId' | 'threadRootMessageId'>;

/** More rows than this are never held. */
export const largestWindow = 300;
const pageSize = 60;
const halfWindow = largestWindow / 2;

/** The newest page, following what comes. */
export const newestRequest: WindowRequest = { anchorSeq: null, before: pageSize, after: 0 };

/** Whether the newest page holds all that is unread, with something above it. */
export function opensAtNewest({ unreadCount }: { unreadCount: number }): boolean {
  return unreadCount < pageSize / 2;
}

/** What to ask for first: the newest page, or the surroundings of the first unread message when there are more. */
export function firstRequest(chat: { lastReadSeq: number; unreadCount: number }): WindowRequest {
  if (opensAtNewest(chat)) return newestRequest;
  return requestAround(chat.lastReadSeq + 1);
}

/** The surroundings of one message. */
export function requestAround(seq: number): WindowRequest {
  return { anchorSeq: Math.max(1, seq), before: pageSize, after: pageSize };
}

/**
 * What to ask for when the reader comes near the oldest row, or null when nothing more can be had by asking.
 * @param firstVisibleSeq the topmost visible message; the window moves around it
 */
export function olderRequest(current: WindowRequest, window: MessageWindow, firstVisibleSeq: number | null): WindowRequest | null {
  if (!window.hasOlder || firstVisibleSeq === null) return null;
  const anchor = current.anchorSeq ?? Number.POSITIVE_INFINITY;
  const heldBelow = window.messages.filter(({ seq }) => seq !== null && seq < anchor).length;
  // Not all that was asked for has come yet: it is being fetched, and arrives by itself.
  if (heldBelow < current.before) return null;
  if (current.anchorSeq === null && current.before + pageSize <= largestWindow) return { ...current, before: current.before + pageSize };
  return differing(current, { anchorSeq: firstVisibleSeq, before: halfWindow, after: halfWindow });
}

/** What to ask for when the reader comes near the newest row of a window that does not reach the newest message. */
export function newerRequest(current: WindowRequest, window: MessageWindow, lastVisibleSeq: number | null): WindowRequest | null {
  if (!window.hasNewer || lastVisibleSeq === null) return null;
  return differing(current, { anchorSeq: lastVisibleSeq, before: halfWindow, after: halfWindow });
}

/** Asking the same again would bring nothing new and could go on for ever. */
function differing(current: WindowRequest, next: WindowRequest): WindowRequest | null {
  return current.anchorSeq === next.anchorSeq && current.before === next.before && current.after === next.after ? null : next;
}
