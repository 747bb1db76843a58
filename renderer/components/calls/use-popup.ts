import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

/** Closes what opens above a button: on Escape, and on a press elsewhere. The button keeps the focus. */
export function usePopup(isOpen: boolean, onClose: () => void): { readonly ref: RefObject<HTMLDivElement | null>; readonly onKeyDown: (event: KeyboardEvent) => void } {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && ref.current?.contains(event.target) !== true) close.current();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);
  return {
    ref,
    onKeyDown(event) {
      if (event.key !== 'Escape' || !isOpen) return;
      event.preventDefault();
      event.stopPropagation();
      ref.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
      close.current();
    },
  };
}
