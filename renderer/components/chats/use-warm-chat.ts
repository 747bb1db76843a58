import { useCallback, useRef } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useBackend } from '../../contract/backend-context.ts';
import { warmChat } from '../../models/warm-chat.ts';

/** Gives what asks for a chat's messages before it is drawn; the same function always. */
export function useWarmChat(chats: readonly ChatSummary[] | undefined): (chatId: string | undefined) => void {
  const backend = useBackend();
  const known = useRef(chats);
  known.current = chats;
  return useCallback(
    (chatId) => {
      const chat = known.current?.find(({ id }) => id === chatId);
      if (chat !== undefined) warmChat(backend, chat);
    },
    [backend],
  );
}
