import { useRef, type KeyboardEvent } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { movePinned } from '../../models/chat-menu.ts';
import { headingKey, type ListRow } from '../../models/chat-sections.ts';
import { rovingTarget } from '../../models/roving.ts';
import { typeAheadAfter, typeAheadTarget, type TypeAhead } from '../../models/type-ahead.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { readingKey } from '../ui/direction.ts';
import type { ChatListView } from './use-chat-sections.ts';

interface ListKeysOptions {
  readonly view: ChatListView;
  readonly rows: readonly ListRow[];
  readonly stopIndex: number;
  readonly focusRow: (index: number) => void;
}

/** The keys of the list: arrows over headings and chats, Home and End, the first letters of a name, Ctrl+Shift with arrows to move a pinned chat. */
export function useListKeys({ view, rows, stopIndex, focusRow }: ListKeysOptions): (event: KeyboardEvent) => void {
  const act = useAct();
  const typed = useRef<TypeAhead | null>(null);

  async function movePin(chatId: string, step: 1 | -1): Promise<void> {
    for (const change of movePinned(view.chats, chatId, step)) await act('setChatPreferences', change);
  }

  function typeAhead(event: KeyboardEvent): void {
    const next = typeAheadAfter(typed.current, event.key, event.timeStamp);
    if (next === null) return;
    event.preventDefault();
    typed.current = next;
    const target = typeAheadTarget(rows.map(nameOfRow), next.text, stopIndex);
    if (target !== null) focusRow(target);
  }

  return (event) => {
    const row = rows[stopIndex];
    if (row === undefined) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && step !== null && row.kind === 'chat') {
      event.preventDefault();
      void movePin(row.chat.id, step);
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const sideways = sidewaysTarget(event, row, rows);
    if (sideways !== null) {
      event.preventDefault();
      if (sideways === 'toggle') view.toggleSection(row.section.key);
      else focusRow(sideways);
      return;
    }
    const target = rovingTarget(event.key, stopIndex, rows.length);
    if (target === null) return typeAhead(event);
    event.preventDefault();
    focusRow(target);
  };
}

function nameOfRow(row: ListRow): string {
  return row.kind === 'heading' ? chatsStrings.sections[row.section.key] : row.chat.title;
}

/** As in a tree: forward opens a section, back closes it or goes from a chat to its heading. What is forward depends on the direction of the script. */
function sidewaysTarget({ key, currentTarget }: KeyboardEvent, row: ListRow, rows: readonly ListRow[]): number | 'toggle' | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const isForward = readingKey(key, currentTarget) === 'ArrowRight';
  if (row.kind === 'heading') return isForward === row.section.isCollapsed ? 'toggle' : null;
  return isForward ? null : rows.findIndex((other) => other.key === headingKey(row.section.key));
}
