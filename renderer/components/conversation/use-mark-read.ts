import { useEffect } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useBackend } from '../../contract/backend-context.ts';
import type { MessageRow } from '../../models/message-rows.ts';
import { highestSeqUntil, seqToMark } from '../../models/read-marker.ts';
import { useWindowFocus } from '../app/use-window-focus.ts';

interface MarkReadOptions {
  readonly chat: ChatDetail;
  readonly rows: readonly MessageRow[];
  readonly lastVisibleIndex: number;
}

/** Moves the read pointer to the newest message that was seen while the window had the focus. */
export function useMarkRead({ chat, rows, lastVisibleIndex }: MarkReadOptions): void {
  const backend = useBackend();
  const isFocused = useWindowFocus();
  const seq = seqToMark({ seenSeq: highestSeqUntil(rows, lastVisibleIndex), lastReadSeq: chat.lastReadSeq, isFocused });
  const chatId = chat.id;
  useEffect(() => {
    // A pointer that could not be moved moves with the next message seen; nobody has to be told.
    if (seq !== null) void backend.call('markRead', { chatId, seq }).catch(() => undefined);
  }, [backend, chatId, seq]);
}
