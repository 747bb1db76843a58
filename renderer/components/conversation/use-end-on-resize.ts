import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, type RefObject } from 'react';

const atEndPixels = 48;

/** Keeps the newest message in sight while the window or the composer takes room away from the log, if it was in sight before. */
export function useEndOnResize(scrollRef: RefObject<HTMLDivElement | null>, virtualizer: Virtualizer<HTMLDivElement, Element>): void {
  useEffect(() => {
    const log = scrollRef.current;
    if (log === null) return undefined;
    let isAtEnd = true;
    let height = log.clientHeight;
    const note = () => {
      // A smaller log scrolls too: what counts is where the reader was before.
      if (log.clientHeight === height) isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < atEndPixels;
    };
    const observer = new ResizeObserver(() => {
      height = log.clientHeight;
      if (isAtEnd) virtualizer.scrollToEnd();
    });
    log.addEventListener('scroll', note, { passive: true });
    observer.observe(log);
    return () => {
      log.removeEventListener('scroll', note);
      observer.disconnect();
    };
  }, [scrollRef, virtualizer]);
}
