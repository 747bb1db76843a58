import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ListRow } from '../../models/chat-sections.ts';

interface ListWindow {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Moves the focus to a line, which is drawn first if need be. */
  readonly focusRow: (index: number) => void;
}

const headingHeight = 32;
const lineHeight = 58;

/** Draws only the lines in view. Headings and the line that has, or would get, the focus are always there: it is never lost, and every section has its name. */
export function useListWindow(rows: readonly ListRow[], stopIndex: number, scrollRef: RefObject<HTMLDivElement | null>): ListWindow {
  const wanted = useRef<string | null>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? headingHeight : lineHeight),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    paddingEnd: 8,
    rangeExtractor: (range) => {
      const shown = new Set(defaultRangeExtractor(range));
      rows.forEach(({ kind }, index) => kind === 'heading' && shown.add(index));
      if (stopIndex !== -1) shown.add(stopIndex);
      return [...shown].toSorted((one, other) => one - other);
    },
  });

  const focusRow = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      virtualizer.scrollToIndex(index, { align: 'auto' });
      const element = rowElement(scrollRef.current, row.key);
      if (element === null) wanted.current = row.key;
      else element.focus({ preventScroll: true });
    },
    [rows, scrollRef, virtualizer],
  );
  // After each drawing: the line that was asked for may be there only now.
  useLayoutEffect(() => {
    const element = wanted.current === null ? null : rowElement(scrollRef.current, wanted.current);
    if (element === null) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });
  return { virtualizer, focusRow };
}

function rowElement(within: HTMLElement | null, key: string): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}
