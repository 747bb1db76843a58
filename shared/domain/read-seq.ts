/** Up to where a chat counts as read (SY11): the pointer, or less where it was marked as unread again. */
export function readSeqOf({ lastReadSeq, markedUnreadSeq }: { readonly lastReadSeq: number; readonly markedUnreadSeq: number | null }): number {
  return markedUnreadSeq === null ? lastReadSeq : Math.min(lastReadSeq, markedUnreadSeq - 1);
}
