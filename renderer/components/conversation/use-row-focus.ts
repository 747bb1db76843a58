import { useCallback, useState, type KeyboardEvent } from 'react';
import type { MessageRow } from '../../models/message-rows.ts';
import { rovingTarget } from '../../models/roving.ts';
import type { LogScroll } from './use-log-scroll.ts';

/** The messages have one tab stop, the lowest visible one at first; arrow keys move through them. */
export function useRowFocus(rows: readonly MessageRow[], { virtualizer, lastVisibleIndex }: Pick<LogScroll, 'virtualizer' | 'lastVisibleIndex'>) {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const foundIndex = rows.findIndex(({ message }) => message.id === focusedId);
  // A row that is not drawn cannot be reached with Tab; the lowest visible one stands in.
  const isDrawn = virtualizer.getVirtualItems().some((item) => item.index === foundIndex);
  const stopIndex = isDrawn ? foundIndex : Math.min(lastVisibleIndex, rows.length - 1);
  const stopId = rows[stopIndex]?.message.id ?? null;
  const onRowFocus = useCallback((messageId: string) => setFocusedId(messageId), []);

  function onKeyDown(event: KeyboardEvent): void {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['messageId'] !== undefined;
    if (!isOnRow || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rovingTarget(event.key, stopIndex, rows.length);
    const next = target === null ? undefined : rows[target];
    if (target === null || next === undefined) return;
    event.preventDefault();
    virtualizer.scrollToIndex(target, { align: 'auto' });
    focusWhenDrawn(next.message.id);
  }

  return { stopId, onRowFocus, onKeyDown };
}

/** A row far away is drawn only after the log has scrolled there. */
function focusWhenDrawn(messageId: string, framesLeft = 10): void {
  const element = document.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(messageId)}"]`);
  if (element !== null) element.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(messageId, framesLeft - 1));
}
