import { useCallback, useEffect, useState } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useWarmChat } from '../chats/use-warm-chat.ts';

/** Which chat is open; remembered on this computer for each person. A chat that is no longer here is closed. */
export function useSelectedChat(userId: string, chats: readonly ChatSummary[] | undefined): { selectedId: string | null; select: (chatId: string | null) => void } {
  const key = `hallway.openChat.${userId}`;
  const [selectedId, setSelectedId] = useState<string | null>(() => window.localStorage.getItem(key));
  const warm = useWarmChat(chats);
  const select = useCallback(
    (chatId: string | null) => {
      if (chatId !== null) warm(chatId);
      setSelectedId(chatId);
      if (chatId === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, chatId);
    },
    [key, warm],
  );

  // Only what was remembered from an earlier start is checked: a chat just created may not be in the list yet.
  const [isChecked, setIsChecked] = useState(false);
  useEffect(() => {
    if (chats === undefined || isChecked) return;
    setIsChecked(true);
    if (selectedId !== null && chats.every((chat) => chat.id !== selectedId)) select(null);
  }, [chats, isChecked, select, selectedId]);

  return { selectedId, select };
}
