import { useCallback, useRef } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import type { WritingPlace } from '../../models/writing-place.ts';

const noticeEveryMs = 3_000;

/** Gives what tells the others that one is typing, at most every three seconds. */
export function useTypingNotice({ chatId, thread }: WritingPlace): () => void {
  const backend = useBackend();
  const lastAtMs = useRef(Number.NEGATIVE_INFINITY);
  const isInChat = thread === null;
  return useCallback(() => {
    // Who answers in a thread writes nothing in the chat.
    if (!isInChat) return;
    const nowMs = performance.now();
    if (nowMs - lastAtMs.current < noticeEveryMs) return;
    lastAtMs.current = nowMs;
    // Whoever is offline types alone; nobody has to be told.
    void backend.call('sendTyping', { chatId }).catch(() => undefined);
  }, [backend, chatId, isInChat]);
}
