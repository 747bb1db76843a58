import { useState, type KeyboardEvent, type RefObject } from 'react';
import { rovingTarget } from '../../models/roving.ts';

interface RovingStop {
  /** The item that Tab leads to: the one that had the focus last, else the first; undefined in an empty list. */
  readonly stopId: string | undefined;
  setFocusedId(this: void, id: string): void;
  onKeyDown(this: void, event: KeyboardEvent): void;
}

/**
 * One stop for Tab in a list; its keys go from one item to the next.
 * @param ids of the items, in their order
 * @param selector finds the items' buttons within the list, in the same order
 */
export function useRovingStop(list: RefObject<HTMLElement | null>, ids: readonly string[], selector: string): RovingStop {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const stopId = focusedId !== null && ids.includes(focusedId) ? focusedId : ids[0];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rovingTarget(event.key, ids.findIndex((id) => id === stopId), ids.length);
    if (target === null) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>(selector)[target]?.focus();
  }

  return { stopId, setFocusedId, onKeyDown };
}
