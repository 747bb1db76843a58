import { useRef, useState, type KeyboardEvent } from 'react';
import { rovingTarget } from '../../models/roving.ts';
import type { InboxChat } from '../../models/unread-inbox.ts';
import { useNow } from '../app/use-now.ts';
import { InboxRow } from './InboxRow.tsx';

interface InboxListProps {
  readonly chats: readonly InboxChat[];
  /** Each row says of which organization it is. */
  readonly isTagged: boolean;
  readonly label?: string;
  readonly labelledBy?: string;
}

/** Chats with something to read; arrow keys move between them. */
export function InboxList({ chats, isTagged, label, labelledBy }: InboxListProps) {
  const nowMs = useNow();
  const ref = useRef<HTMLUListElement>(null);
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const focusedIndex = chats.findIndex((entry) => keyOf(entry) === focusedKey);
  const tabStop = Math.max(0, focusedIndex);

  function press(event: KeyboardEvent, index: number): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rovingTarget(event.key, index, chats.length);
    if (target === null) return;
    event.preventDefault();
    ref.current?.querySelectorAll<HTMLElement>('.inbox-chat')[target]?.focus();
  }

  return (
    <ul ref={ref} className="inbox-list" aria-label={label} aria-labelledby={labelledBy}>
      {chats.map((entry, index) => (
        <InboxRow key={keyOf(entry)} entry={entry} nowMs={nowMs} isTagged={isTagged} isTabStop={index === tabStop} onFocus={() => setFocusedKey(keyOf(entry))} onPress={(event) => press(event, index)} />
      ))}
    </ul>
  );
}

/** Two accounts may be in one chat: two people of one organization. */
function keyOf({ accountId, chat }: InboxChat): string {
  return `${accountId} ${chat.id}`;
}
