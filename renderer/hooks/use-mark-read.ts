import { useEffect } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useCall } from './use-call.ts';

/** Moves the read pointer to what is seen while the window has the focus. `seenSeq` 0: nothing new is seen. */
export function useMarkRead(chat: Pick<ChatDetail, 'id' | 'lastReadSeq'>, seenSeq: number): void {
  const call = useCall();
  const { id, lastReadSeq } = chat;
  useEffect(() => {
    if (seenSeq <= lastReadSeq) return undefined;
    const mark = () => {
      // A pointer that could not be written is written with the next message that is seen.
      if (document.hasFocus()) call('markRead', { chatId: id, seq: seenSeq }).catch(() => undefined);
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [call, id, lastReadSeq, seenSeq]);
}
