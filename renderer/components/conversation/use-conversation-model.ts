import { useLayoutEffect, useRef, useState } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { openConversation, type ConversationModel } from '../../models/conversation-model.ts';
import type { LogPlace } from './log-place.ts';

/** The model lives as long as the chat or thread is open; where it opens is decided once. */
export function useConversationModel({ chatId, threadRootMessageId, lastReadSeq, unreadCount }: LogPlace): ConversationModel | null {
  const backend = useBackend();
  const [model, setModel] = useState<ConversationModel | null>(null);
  const opened = useRef({ lastReadSeq, unreadCount });
  // Before the frame is painted: a chat whose messages are known shows them at once.
  useLayoutEffect(() => {
    const next = openConversation({ backend, chatId, threadRootMessageId, ...opened.current });
    setModel(next);
    return () => next.close();
  }, [backend, chatId, threadRootMessageId]);
  return model;
}
