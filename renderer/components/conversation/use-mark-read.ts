import { useEffect, useState } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import type { MessageRow } from '../../models/message-rows.ts';
import { highestSeqUntil, moveReadHold, seqToMark } from '../../models/read-marker.ts';
import { useWindowFocus } from '../app/use-window-focus.ts';
import type { LogPlace } from './log-place.ts';

interface MarkReadOptions {
  readonly place: LogPlace;
  readonly rows: readonly MessageRow[];
  readonly lastSeenIndex: number;
}

/** Moves the read pointer to the newest message that was seen while the window had the focus. */
export function useMarkRead({ place, rows, lastSeenIndex }: MarkReadOptions): void {
  const backend = useBackend();
  const isFocused = useWindowFocus();
  const { chatId, threadRootMessageId, lastReadSeq, isMarkedUnread, isRead } = place;
  const [hold, setHold] = useState(() => moveReadHold(null, isMarkedUnread));
  const next = moveReadHold(hold, isMarkedUnread);
  if (next !== hold) setHold(next);
  const seq = seqToMark({ seenSeq: highestSeqUntil(rows, lastSeenIndex), lastReadSeq, isFocused, isHeld: next.isHeld || !isRead });
  useEffect(() => {
    if (seq === null) return;
    const marked = threadRootMessageId === null ? backend.call('markRead', { chatId, seq }) : backend.call('markThreadRead', { chatId, messageId: threadRootMessageId, seq });
    // A pointer that could not be moved moves with the next message seen; nobody has to be told.
    marked.catch(() => undefined);
  }, [backend, chatId, seq, threadRootMessageId]);
}
