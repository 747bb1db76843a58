import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { rovingTarget } from '../../models/roving.ts';
import type { InboxEntry } from '../../models/unread-inbox.ts';
import { useNow } from '../app/use-now.ts';
import { InboxRow } from './InboxRow.tsx';
import { useInboxActions } from './use-inbox-actions.ts';

interface InboxListProps {
  readonly entries: readonly InboxEntry[];
  /** Each row says of which organization it is. */
  readonly isTagged: boolean;
  readonly label?: string;
  readonly labelledBy?: string;
}

/** What is to be read; arrow keys move within it. */
export function InboxList({ entries, isTagged, label, labelledBy }: InboxListProps) {
  const nowMs = useNow();
  const actions = useInboxActions();
  const ref = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<{ readonly key: string; readonly index: number } | null>(null);
  const focusedIndex = entries.findIndex(({ key }) => key === focused?.key);
  const tabStop = focusedIndex === -1 ? Math.min(focused?.index ?? 0, entries.length - 1) : focusedIndex;
  const isGone = focused !== null && focusedIndex === -1;

  useEffect(() => {
    // The row that had the focus is read: the next one takes its place.
    if (isGone && document.activeElement === document.body) focusRow(ref.current, tabStop);
  }, [isGone, tabStop]);

  function press(event: KeyboardEvent, index: number): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rovingTarget(event.key, index, entries.length);
    if (target === null) return;
    event.preventDefault();
    focusRow(ref.current, target);
  }

  return (
    <ul ref={ref} className="inbox-list" aria-label={label} aria-labelledby={labelledBy}>
      {entries.map((entry, index) => (
        <InboxRow key={entry.key} entry={entry} nowMs={nowMs} isTagged={isTagged} isTabStop={index === tabStop} onFocus={() => setFocused({ key: entry.key, index })} onPress={(event) => press(event, index)} onOpen={() => actions.open(entry)} onMarkRead={() => actions.markRead([entry])} />
      ))}
    </ul>
  );
}

function focusRow(list: HTMLUListElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>('.inbox-chat')[index]?.focus();
}
