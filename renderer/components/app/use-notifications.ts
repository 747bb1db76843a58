import { useEffect, useRef, useState } from 'react';
import type { InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { decideNotices, type Notice } from '../../models/notification-decision.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { notificationStrings } from '../../strings/notifications.ts';
import { useWindowFocus } from './use-window-focus.ts';

interface NotificationOptions {
  readonly chats: readonly ChatSummary[] | undefined;
  readonly openChatId: string | null;
  readonly settings: InterfaceSettings | undefined;
  readonly select: (chatId: string) => void;
  /** Named in each notice where there are several organizations; null otherwise. */
  readonly organizationName: string | null;
}

/** Tells of new messages with the system's notifications, one for each chat; a click goes to the chat. */
export function useNotifications({ chats, openChatId, settings, select, organizationName }: NotificationOptions): void {
  const before = useRef<readonly ChatSummary[] | null>(null);
  const shown = useRef(new Map<string, Notification>());
  const isWindowFocused = useWindowFocus();
  const [openedAtMs] = useState(() => Date.now());

  useEffect(() => {
    if (chats === undefined || settings === undefined || before.current === chats) return;
    const { show, close } = decideNotices(before.current, chats, { settings, attention: { isWindowFocused, openChatId, nowMs: Date.now(), openedAtMs } });
    before.current = chats;
    for (const chatId of close) {
      shown.current.get(chatId)?.close();
      shown.current.delete(chatId);
    }
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    for (const notice of show) {
      const notification = new Notification(titleOf(notice, organizationName), { body: bodyOf(notice), tag: notice.chatId ?? `several ${organizationName ?? ''}`, silent: !settings.hasNotificationSound });
      notification.addEventListener('click', () => {
        window.focus();
        if (notice.chatId !== null) select(notice.chatId);
      });
      if (notice.chatId !== null) shown.current.set(notice.chatId, notification);
    }
  }, [chats, isWindowFocused, openChatId, openedAtMs, organizationName, select, settings]);
}

function titleOf({ chatId, chatTitle, senderName, messageCount }: Notice, organizationName: string | null): string {
  const sender = personName(senderName);
  const inChat = chatTitle === '' ? sender : notificationStrings.inChat(sender, chatTitle);
  const title = chatId === null ? notificationStrings.several(messageCount) : inChat;
  return organizationName === null ? title : notificationStrings.inOrganization(title, organizationName);
}

function bodyOf({ chatId, preview, messageCount, chatCount }: Notice): string {
  if (chatId === null || preview === null) return notificationStrings.inChats(chatCount);
  const text = previewText(preview);
  return messageCount > 1 ? notificationStrings.andMore(text, messageCount - 1) : text;
}
