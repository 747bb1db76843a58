import type { ContractClient } from '#shared/contract/contract-client';
import { newestRequest, opensAtNewest } from './message-window.ts';

/**
 * Asks for what opening a chat will show, before it is opened: what is answered meanwhile stands there at once, and the chat
 * and its messages are asked for together instead of one after the other.
 * @param chat as the list has it; of a chat that opens at its first unread message only the chat itself is asked for
 */
export function warmChat(backend: Pick<ContractClient, 'subscribe'>, chat: { readonly id: string; readonly unreadCount: number }): void {
  const ignore = () => undefined;
  // Ended at once: the link goes on with what was left last. The messages first: when the chat is there, all is drawn in one go.
  if (opensAtNewest(chat)) backend.subscribe('messages', { chatId: chat.id, ...newestRequest }, ignore, ignore)();
  backend.subscribe('chat', { chatId: chat.id, memberLimit: 0 }, ignore, ignore)();
}
