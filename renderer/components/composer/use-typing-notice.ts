import { useCallback, useRef } from 'react';
import { useBackend } from '../../contract/backend-context.ts';

const noticeEveryMs = 3_000;

/** Gives what tells the others that one is typing, at most every three seconds. */
export function useTypingNotice(chatId: string): () => void {
  const backend = useBackend();
  const lastAtMs = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(() => {
    const nowMs = performance.now();
    if (nowMs - lastAtMs.current < noticeEveryMs) return;
    lastAtMs.current = nowMs;
    // Whoever is offline types alone; nobody has to be told.
    void backend.call('sendTyping', { chatId }).catch(() => undefined);
  }, [backend, chatId]);
}
