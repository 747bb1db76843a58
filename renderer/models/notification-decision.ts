import type { InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { Preview } from '#shared/contract/views/preview-view';

/** What the person is told with the system's means. */
export interface Notice {
  /** Null: it is about several chats. */
  readonly chatId: string | null;
  readonly chatTitle: string;
  readonly senderName: string;
  /** Null: it stands for several. */
  readonly preview: Preview | null;
  /** New messages and chats that it stands for. */
  readonly messageCount: number;
  readonly chatCount: number;
}

export interface Decision {
  readonly show: readonly Notice[];
  /** Read here or on another device: what was shown of these chats goes. */
  readonly close: readonly string[];
}

/** What the person does now. */
export interface Attention {
  readonly isWindowFocused: boolean;
  readonly openChatId: string | null;
  readonly nowMs: number;
  /** Since when this window is open: what was written before in a chat that only now arrives is history. */
  readonly openedAtMs: number;
}

/** Beyond so many chats at once, after a night without a network, one notice stands for all of them. */
const mostAtOnce = 3;

/**
 * Decides what is told of, from the list of chats as it was and as it is. Nothing at the start, of one's own messages, of
 * what is muted, below the chat's level, paused, or open before one's eyes.
 */
export function decideNotices(before: readonly ChatSummary[] | null, after: readonly ChatSummary[], { settings, attention }: { readonly settings: InterfaceSettings; readonly attention: Attention }): Decision {
  if (before === null) return { show: [], close: [] };
  const known = new Map(before.map((chat) => [chat.id, chat]));
  const close = after.filter((chat) => chat.unreadCount === 0 && (known.get(chat.id)?.unreadCount ?? 0) > 0).map(({ id }) => id);
  const gone = before.filter(({ id }) => !after.some((chat) => chat.id === id)).map(({ id }) => id);
  const isPaused = !settings.areNotificationsOn || (settings.pausedUntilMs ?? 0) > attention.nowMs;
  const worth = isPaused ? [] : after.filter((chat) => isWorthTelling(known.get(chat.id), chat, attention) && !(attention.isWindowFocused && attention.openChatId === chat.id));
  const notices = worth.map((chat) => noticeOf(chat, chat.unreadCount - (known.get(chat.id)?.unreadCount ?? 0)));
  return { show: notices.length > mostAtOnce ? [summaryOf(notices)] : notices, close: [...close, ...gone] };
}

/** Two computers' clocks are seldom further apart. */
const clockDifferenceMs = 60_000;

function isWorthTelling(before: ChatSummary | undefined, chat: ChatSummary, { openedAtMs }: Attention): boolean {
  const { lastMessage, isMuted, notificationPreference } = chat;
  if (isMuted || notificationPreference === 'none' || lastMessage === null || lastMessage.isOwn || lastMessage.isSystem) return false;
  if (before === undefined && lastMessage.createdAt < openedAtMs - clockDifferenceMs) return false;
  const isNew = chat.unreadCount > (before?.unreadCount ?? 0) && lastMessage.createdAt >= (before?.lastMessage?.createdAt ?? 0);
  if (!isNew) return false;
  return notificationPreference === 'all' || chat.mentionCount > (before?.mentionCount ?? 0);
}

function noticeOf(chat: ChatSummary, messageCount: number): Notice {
  return { chatId: chat.id, chatTitle: chat.kind === 'group' ? chat.title : '', senderName: chat.lastMessage?.senderName ?? '', preview: chat.lastMessage?.preview ?? null, messageCount, chatCount: 1 };
}

function summaryOf(notices: readonly Notice[]): Notice {
  return { chatId: null, chatTitle: '', senderName: '', preview: null, messageCount: notices.reduce((sum, { messageCount }) => sum + messageCount, 0), chatCount: notices.length };
}
