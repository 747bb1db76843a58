import type { MessageRow } from './message-rows.ts';

/** The highest seq among the rows up to and including the last visible one; 0 when there is none. */
export function highestSeqUntil(rows: readonly MessageRow[], lastVisibleIndex: number): number {
  for (let index = Math.min(lastVisibleIndex, rows.length - 1); index >= 0; index -= 1) {
    const seq = rows[index]?.message.seq;
    if (seq !== null && seq !== undefined) return seq;
  }
  return 0;
}

/** The seq to report as read, or null: only what was seen in a focused window, and only ever forward (SY11). */
export function seqToMark(facts: { seenSeq: number; lastReadSeq: number; isFocused: boolean }): number | null {
  return facts.isFocused && facts.seenSeq > facts.lastReadSeq ? facts.seenSeq : null;
}
