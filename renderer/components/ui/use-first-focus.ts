import { useEffect, useRef, type RefObject } from 'react';

/**
 * Puts the focus on a field when it appears. In a dialog that is about to be shown it is the dialog that does so, by
 * `data-initial-focus`: it has to see first where the focus was, to give it back.
 */
export function useFirstFocus(ref: RefObject<HTMLElement | null>, isFirst: boolean): void {
  const wasFirst = useRef(isFirst);
  useEffect(() => {
    const dialog = ref.current?.closest('dialog') ?? null;
    if (wasFirst.current && (dialog === null || dialog.open)) ref.current?.focus();
  }, [ref]);
}
