import { useEffect } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { badgeText } from '../../models/chat-order.ts';
import { commonStrings } from '../../strings/common.ts';
import { useTotalUnread } from '../organizations/organizations-context.ts';

/** Names the window after the open chat, with the number of unread messages of all organizations before it. */
export function useDocumentTitle(organizationName: string, chats: readonly ChatSummary[], selectedId: string | null): void {
  const unread = useTotalUnread();
  const chatTitle = chats.find((chat) => chat.id === selectedId)?.title;
  useEffect(() => {
    const names = chatTitle === undefined ? [organizationName] : [chatTitle, organizationName];
    const count = unread > 0 ? `(${badgeText(unread)}) ` : '';
    document.title = `${count}${[...names, commonStrings.productName].join(' · ')}`;
  }, [unread, chatTitle, organizationName]);
}
