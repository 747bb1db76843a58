import { useEffect, useRef } from 'react';
import { focusPane } from './panes.ts';

/** Who has just signed in by keyboard goes on in the list of chats; the form that had the focus is gone. */
export function useArrivalFocus({ hasJustSignedIn, isListed }: { readonly hasJustSignedIn: boolean; readonly isListed: boolean }): void {
  const isDue = useRef(hasJustSignedIn);
  useEffect(() => {
    if (!isDue.current || !isListed) return;
    isDue.current = false;
    if (document.activeElement === document.body) focusPane(0);
  }, [isListed]);
}
