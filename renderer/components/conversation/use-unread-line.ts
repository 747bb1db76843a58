import { useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { moveUnreadLine, type UnreadLine } from '../../models/unread-line.ts';
import { useWindowFocus } from '../app/use-window-focus.ts';
import type { LogPlace } from './log-place.ts';

/** Where the line "New" stands; it stays put while one reads. */
export function useUnreadLine({ lastReadSeq, unreadCount, isMarkedUnread }: LogPlace): readonly [UnreadLine, Dispatch<SetStateAction<UnreadLine>>] {
  const [line, setLine] = useState(() => moveUnreadLine(null, { type: 'opened', lastReadSeq, unreadCount }));
  const isFocused = useWindowFocus();
  const wasFocused = useRef(isFocused);
  useEffect(() => {
    if (wasFocused.current === isFocused) return;
    wasFocused.current = isFocused;
    setLine((before) => moveUnreadLine(before, isFocused ? { type: 'focused', unreadCount } : { type: 'blurred', lastReadSeq, unreadCount }));
  }, [isFocused, lastReadSeq, unreadCount]);

  const marked = useRef({ isMarkedUnread, lastReadSeq });
  useEffect(() => {
    const before = marked.current;
    marked.current = { isMarkedUnread, lastReadSeq };
    // Marked while it is open, or from another place than before.
    if (isMarkedUnread && (!before.isMarkedUnread || before.lastReadSeq !== lastReadSeq)) setLine((old) => moveUnreadLine(old, { type: 'markedUnread', seq: lastReadSeq + 1 }));
  }, [isMarkedUnread, lastReadSeq]);
  return [line, setLine];
}
