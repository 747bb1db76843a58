import { useEffect, useMemo, useRef, useState } from 'react';
import type { InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { NotificationPreferences } from '#shared/domain/preferences';
import { useQuery } from '../../contract/use-query.ts';
import { decideNotices, type Notice, type NoticeTarget, type Unread } from '../../models/notification-decision.ts';
import { personName } from '../../models/person-name.ts';
import { previewText } from '../../models/preview-text.ts';
import { notificationStrings } from '../../strings/notifications.ts';
import { playNotificationSound } from './play-notification-sound.ts';
import { useWindowFocus } from './use-window-focus.ts';

interface NotificationOptions {
  readonly chats: readonly ChatSummary[] | undefined;
  readonly openChatId: string | null;
  readonly openThreadId: string | null;
  readonly isInCall: boolean;
  readonly settings: InterfaceSettings | undefined;
  readonly preferences: NotificationPreferences;
  /** A click went to this message, or to the window only. */
  readonly onOpen: (target: NoticeTarget | null) => void;
  /** Named in each notice where there are several organizations; null otherwise. */
  readonly organizationName: string | null;
}

/** Followed threads looked at: the unread ones stand first. */
const threadsLookedAt = 100;

/** Tells of new messages and answers with the system's notifications; a click goes to the message. */
export function useNotifications({ chats, openChatId, openThreadId, isInCall, settings, preferences, onOpen, organizationName }: NotificationOptions): void {
  const before = useRef<Unread | null>(null);
  const shown = useRef(new Map<string, Notification>());
  const isWindowFocused = useWindowFocus();
  const [openedAtMs] = useState(() => Date.now());
  const threads = useQuery('threads', { limit: threadsLookedAt }).value?.threads;
  const meant = useQuery('meantAnswers', {}).value;
  const unread = useMemo(() => (chats === undefined || threads === undefined || meant === undefined ? null : { chats, threads, meant }), [chats, meant, threads]);

  useEffect(() => {
    if (unread === null || settings === undefined || before.current === unread) return;
    const attention = { isWindowFocused, openChatId, openThreadId, isInCall, nowMs: Date.now(), openedAtMs };
    const { show, close, hasSound } = decideNotices(before.current, unread, { settings, preferences, attention });
    before.current = unread;
    for (const key of close) {
      shown.current.get(key)?.close();
      shown.current.delete(key);
    }
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    for (const notice of show) {
      const notification = new Notification(titleOf(notice, organizationName), { body: bodyOf(notice), tag: `${organizationName ?? ''} ${notice.key}`, silent: true });
      notification.addEventListener('click', () => {
        window.focus();
        onOpen(notice.target);
      });
      shown.current.set(notice.key, notification);
    }
    if (hasSound) playNotificationSound(settings.notificationSound);
  }, [isInCall, isWindowFocused, onOpen, openChatId, openThreadId, openedAtMs, organizationName, preferences, settings, unread]);
}

function titleOf({ target, chatTitle, senderName, isInThread, messageCount }: Notice, organizationName: string | null): string {
  const sender = personName(senderName);
  const inChat = chatTitle === '' ? sender : notificationStrings.inChat(sender, chatTitle);
  const ofMessage = isInThread ? notificationStrings.inThread(sender, personName(chatTitle)) : inChat;
  const title = target === null ? notificationStrings.several(messageCount) : ofMessage;
  return organizationName === null ? title : notificationStrings.inOrganization(title, organizationName);
}

function bodyOf({ preview, messageCount, chatCount }: Notice): string {
  if (preview === null) return notificationStrings.inChats(chatCount);
  const text = previewText(preview);
  return messageCount > 1 ? notificationStrings.andMore(text, messageCount - 1) : text;
}
