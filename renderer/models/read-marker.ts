import type { MessageRow } from './message-rows.ts';

/** The highest seq among the rows up to and including the last visible one; 0 when there is none. */
export function highestSeqUntil(rows: readonly MessageRow[], lastVisibleIndex: number): number {
  for (let index = Math.min(lastVisibleIndex, rows.length - 1); index >= 0; index -= 1) {
    const seq = rows[index]?.message.seq;
    if (seq !== null && seq !== undefined) return seq;
  }
  return 0;
}

/**
 * The seq to report as read, or null: only what was seen in a focused window, and only ever forward (SY11).
 * `isHeld`: it was marked as unread while it was open, and is not read again by lying there.
 */
export function seqToMark(facts: { seenSeq: number; lastReadSeq: number; isFocused: boolean; isHeld: boolean }): number | null {
  return facts.isFocused && !facts.isHeld && facts.seenSeq > facts.lastReadSeq ? facts.seenSeq : null;
}

/** Whether reading is held back. A chat opened with its mark is read; one that gets the mark while it is open keeps it until it is opened again. */
export interface ReadHold {
  readonly wasMarked: boolean;
  readonly isHeld: boolean;
}

/** The hold after the mark was looked at again; null stands for the chat being opened. */
export function moveReadHold(hold: ReadHold | null, isMarkedUnread: boolean): ReadHold {
  if (hold === null) return { wasMarked: isMarkedUnread, isHeld: false };
  if (hold.wasMarked === isMarkedUnread) return hold;
  return { wasMarked: isMarkedUnread, isHeld: isMarkedUnread };
}
