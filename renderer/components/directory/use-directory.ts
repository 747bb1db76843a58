import { useCallback, useDeferredValue, useState, type KeyboardEvent, type RefObject } from 'react';
import type { DirectoryEntry, DirectoryView } from '#shared/contract/views/person-view';
import { useQuery } from '../../contract/use-query.ts';
import { listWindowAt, scrolledTo } from '../../models/list-window.ts';
import { rovingTarget } from '../../models/roving.ts';

/** The height of a line in pixels; the style sheet says the same. */
export const rowHeight = 60;

interface Directory {
  readonly text: string;
  readonly isOnlineOnly: boolean;
  /** Undefined until it is known. */
  readonly found: DirectoryView | undefined;
  readonly activeIndex: number;
  readonly search: (text: string) => void;
  readonly showOnlineOnly: (isOnlineOnly: boolean) => void;
  readonly noteScroll: (topPx: number) => void;
  /** Arrow keys move through the list, Enter opens. */
  readonly press: (event: KeyboardEvent) => void;
}

/** What the list of people shows, and what keys do in it. */
export function useDirectory(listRef: RefObject<HTMLElement | null>, onOpen: (person: DirectoryEntry) => void): Directory {
  const [text, setText] = useState('');
  const [isOnlineOnly, setOnlineOnly] = useState(false);
  const [firstSeen, setFirstSeen] = useState(0);
  const [active, setActive] = useState(0);
  const { offset, limit } = listWindowAt(firstSeen);
  const value = useQuery('directory', { text: useDeferredValue(text), isOnlineOnly, offset, limit }).value;
  const [lastValue, setLastValue] = useState<DirectoryView | undefined>(undefined);
  if (value !== undefined && value !== lastValue) setLastValue(value);
  // What was there stays until the next is here, so that nothing flickers while typing and scrolling.
  const found = value ?? lastValue;
  const activeIndex = Math.min(active, Math.max(0, (found?.total ?? 0) - 1));

  const goToTop = useCallback(() => {
    setActive(0);
    listRef.current?.scrollTo({ top: 0 });
  }, [listRef]);

  function press(event: KeyboardEvent): void {
    const target = event.key === 'Home' || event.key === 'End' ? null : rovingTarget(event.key, activeIndex, found?.total ?? 0);
    const person = found?.people[activeIndex - found.offset];
    if (event.key === 'Enter' && person !== undefined) onOpen(person);
    else if (target !== null) {
      setActive(target);
      const list = listRef.current;
      list?.scrollTo({ top: scrolledTo(target, { rowHeight, top: list.scrollTop, height: list.clientHeight }) });
    } else return;
    event.preventDefault();
  }

  return {
    text, isOnlineOnly, found, activeIndex, press,
    search: (next) => (setText(next), goToTop()),
    showOnlineOnly: (next) => (setOnlineOnly(next), goToTop()),
    noteScroll: (topPx) => setFirstSeen(Math.floor(topPx / rowHeight)),
  };
}
