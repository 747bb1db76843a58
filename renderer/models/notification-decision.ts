import type { InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { Preview } from '#shared/contract/views/preview-view';
import type { MeantAnswer, MeantAnswers, ThreadSummary } from '#shared/contract/views/thread-view';
import type { NotificationPreferences } from '#shared/domain/preferences';
import { isQuietAt } from './quiet-hours.ts';
import { isSameValue } from './same-value.ts';

/** What the person is told with the system's means. */
export interface Notice {
  /** One notice for each: a newer one takes its place. */
  readonly key: string;
  /** Where a click goes: null for what is about several chats. */
  readonly target: NoticeTarget | null;
  readonly chatTitle: string;
  readonly senderName: string;
  /** Null: it is about several chats. */
  readonly preview: Preview | null;
  readonly isInThread: boolean;
  /** New messages and chats that it stands for. */
  readonly messageCount: number;
  readonly chatCount: number;
}

export interface NoticeTarget {
  readonly chatId: string;
  readonly messageId: string;
  /** Null for an answer that stands only in its thread. */
  readonly seq: number | null;
  readonly threadRootMessageId: string | null;
}

export interface Decision {
  readonly show: readonly Notice[];
  /** Read here or on another device: what was shown under these keys goes. */
  readonly close: readonly string[];
  readonly hasSound: boolean;
}

/** What the person does now. */
export interface Attention {
  readonly isWindowFocused: boolean;
  readonly openChatId: string | null;
  /** The thread that is open beside its chat. */
  readonly openThreadId: string | null;
  readonly isInCall: boolean;
  readonly nowMs: number;
  /** Since when this window is open: what was written before in a chat that only now arrives is history. */
  readonly openedAtMs: number;
}

/** What there is to be told of: the list of chats, the threads that the person follows, and what means them in others. */
export interface Unread {
  readonly chats: readonly ChatSummary[];
  readonly threads: readonly ThreadSummary[];
  readonly meant: MeantAnswers;
}

export interface NotificationRules {
  readonly settings: Pick<InterfaceSettings, 'areNotificationsOn' | 'notificationSound'>;
  readonly preferences: NotificationPreferences;
  readonly attention: Attention;
}

/** Beyond so many at once, after a night without a network, one notice stands for all of them. */
const mostAtOnce = 3;

/**
 * Decides what is told of, from what was unread and what is. Nothing at the start, of one's own messages, of what is
 * muted, below the level of the chat or of all chats, paused, in quiet hours, or open before one's eyes. Who follows a
 * thread has chosen it, so that its answers are above the level of mentions; without that wish, those that mention one.
 * In other threads, who is named or has a word of theirs written is told as in the chat.
 */
export function decideNotices(before: Unread | null, after: Unread, { settings, preferences, attention }: NotificationRules): Decision {
  if (before === null) return { show: [], close: [], hasSound: false };
  const close = [...closedOf(before.chats, after.chats, (chat) => chat.id), ...closedOf(before.threads, after.threads, threadKey), ...closedOfMeant(before.meant, after.meant)];
  const { reason } = whatIsTold(settings, preferences, attention.nowMs);
  if (reason === 'off' || reason === 'nothing' || reason === 'paused' || reason === 'quietHours') return { show: [], close, hasSound: false };
  const chats = chatNotices(before.chats, after.chats, { isMentionsOnly: reason === 'mentions', attention });
  const silent = new Set(after.chats.filter(({ notificationPreference }) => notificationPreference === 'none').map(({ id }) => id));
  const heard = after.threads.filter(({ chatId }) => !silent.has(chatId));
  const threads = threadNotices(before.threads, heard, { areAllTold: preferences.areThreadsTold, attention });
  // An answer that also stands in the chat is one message.
  const told = new Set(chats.map(({ target }) => target?.messageId));
  const notices = [...chats, ...threads.filter(({ target }) => !told.has(target?.messageId)), ...meantNotices(before, after, attention)];
  const show = notices.length > mostAtOnce ? [summaryOf(notices)] : notices;
  return { show, close, hasSound: show.length > 0 && settings.notificationSound !== 'none' && !attention.isInCall };
}

/** What is told of now, whatever each chat says: everything, mentions only, or nothing and why. */
export type ToldNow = { readonly reason: 'all' | 'mentions' | 'nothing' | 'off' | 'quietHours' } | { readonly reason: 'paused'; readonly untilMs: number };

/** Says what the settings come to at a moment; the settings show it. */
export function whatIsTold({ areNotificationsOn }: Pick<InterfaceSettings, 'areNotificationsOn'>, { level, pausedUntilMs, quietHours }: NotificationPreferences, nowMs: number): ToldNow {
  if (!areNotificationsOn) return { reason: 'off' };
  if (pausedUntilMs !== null && pausedUntilMs > nowMs) return { reason: 'paused', untilMs: pausedUntilMs };
  if (isQuietAt(quietHours, nowMs)) return { reason: 'quietHours' };
  return { reason: level === 'none' ? 'nothing' : level };
}

/** What had something unread and has not, or is gone. */
function closedOf<T extends { readonly unreadCount: number }>(before: readonly T[], after: readonly T[], keyOf: (entry: T) => string): string[] {
  const counts = new Map(after.map((entry) => [keyOf(entry), entry.unreadCount]));
  return before.filter((entry) => (counts.has(keyOf(entry)) ? entry.unreadCount > 0 && counts.get(keyOf(entry)) === 0 : true)).map(keyOf);
}

interface ChatRules {
  readonly isMentionsOnly: boolean;
  readonly attention: Attention;
}

function chatNotices(before: readonly ChatSummary[], after: readonly ChatSummary[], { isMentionsOnly, attention }: ChatRules): Notice[] {
  const known = new Map(before.map((chat) => [chat.id, chat]));
  return after
    .filter((chat) => isWorthTelling(known.get(chat.id), chat, { isMentionsOnly, attention }) && !(attention.isWindowFocused && attention.openChatId === chat.id))
    .map((chat) => noticeOf(chat, chat.unreadCount - (known.get(chat.id)?.unreadCount ?? 0)));
}

/** Two computers' clocks are seldom further apart. */
const clockDifferenceMs = 60_000;

function isWorthTelling(before: ChatSummary | undefined, chat: ChatSummary, { isMentionsOnly, attention }: ChatRules): boolean {
  const { lastMessage, isMuted, notificationPreference } = chat;
  if (isMuted || notificationPreference === 'none' || lastMessage === null || lastMessage.isOwn || lastMessage.isSystem) return false;
  if (before === undefined && lastMessage.createdAt < attention.openedAtMs - clockDifferenceMs) return false;
  const isNew = chat.unreadCount > (before?.unreadCount ?? 0) && lastMessage.createdAt >= (before?.lastMessage?.createdAt ?? 0);
  // Marked as unread by hand, nothing new has come.
  if (!isNew || lastMessage.messageId === before?.lastMessage?.messageId) return false;
  return (notificationPreference === 'all' && !(isMentionsOnly && chat.kind === 'group')) || chat.mentionCount > (before?.mentionCount ?? 0);
}

function threadNotices(before: readonly ThreadSummary[], after: readonly ThreadSummary[], { areAllTold, attention }: { readonly areAllTold: boolean; readonly attention: Attention }): Notice[] {
  const known = new Map(before.map((thread) => [thread.rootMessageId, thread]));
  return after
    .filter((thread) => {
      const former = known.get(thread.rootMessageId);
      if (thread.isMuted || thread.lastAnswer.isOwn || thread.unreadCount <= (former?.unreadCount ?? 0)) return false;
      if (!areAllTold && thread.mentionCount <= (former?.mentionCount ?? 0)) return false;
      if (thread.lastAnswer.messageId === former?.lastAnswer.messageId) return false;
      if (former === undefined && thread.lastAnswer.createdAt < attention.openedAtMs - clockDifferenceMs) return false;
      return !(attention.isWindowFocused && attention.openThreadId === thread.rootMessageId);
    })
    .map((thread) => ({
      key: threadKey(thread),
      target: { chatId: thread.chatId, messageId: thread.lastAnswer.messageId, seq: null, threadRootMessageId: thread.rootMessageId },
      chatTitle: thread.chatTitle,
      senderName: thread.lastAnswer.senderName,
      preview: thread.lastAnswer.preview,
      isInThread: true,
      messageCount: thread.unreadCount - (known.get(thread.rootMessageId)?.unreadCount ?? 0),
      chatCount: 1,
    }));
}

function threadKey({ rootMessageId }: Pick<ThreadSummary, 'rootMessageId'>): string {
  return `thread ${rootMessageId}`;
}

function closedOfMeant(before: MeantAnswers, after: MeantAnswers): string[] {
  const left = new Set(after.answers.map(threadKey));
  return [...new Set(before.answers.map(threadKey))].filter((key) => !left.has(key));
}

/** One notice for each thread that is not followed, with its newest answer. */
function meantNotices(before: Unread, after: Unread, attention: Attention): Notice[] {
  // Found because other words are looked for now, not because it came now.
  if (!isSameValue(before.meant.keywords, after.meant.keywords)) return [];
  const known = new Set(before.meant.answers.map(({ messageId }) => messageId));
  const formerlyFollowed = new Set(before.threads.map(({ rootMessageId }) => rootMessageId));
  const quiet = new Set(after.chats.filter(({ isMuted, notificationPreference }) => isMuted || notificationPreference === 'none').map(({ id }) => id));
  const fresh = after.meant.answers.filter(({ messageId, rootMessageId, chatId, createdAt }) =>
    !known.has(messageId) && !formerlyFollowed.has(rootMessageId) && !quiet.has(chatId) && createdAt >= attention.openedAtMs - clockDifferenceMs
    && !(attention.isWindowFocused && attention.openThreadId === rootMessageId));
  return [...Map.groupBy(fresh, ({ rootMessageId }) => rootMessageId).values()].flatMap((answers) => (answers[0] === undefined ? [] : [meantNotice(answers[0], answers.length)]));
}

function meantNotice(answer: MeantAnswer, messageCount: number): Notice {
  const { chatId, messageId, rootMessageId, chatTitle, senderName, preview } = answer;
  return { key: threadKey(answer), target: { chatId, messageId, seq: null, threadRootMessageId: rootMessageId }, chatTitle, senderName, preview, isInThread: true, messageCount, chatCount: 1 };
}

function noticeOf(chat: ChatSummary, messageCount: number): Notice {
  const { lastMessage } = chat;
  return {
    key: chat.id,
    target: { chatId: chat.id, messageId: lastMessage?.messageId ?? '', seq: lastMessage?.seq ?? null, threadRootMessageId: null },
    chatTitle: chat.kind === 'group' ? chat.title : '',
    senderName: lastMessage?.senderName ?? '',
    preview: lastMessage?.preview ?? null,
    isInThread: false,
    messageCount,
    chatCount: 1,
  };
}

function summaryOf(notices: readonly Notice[]): Notice {
  const messageCount = notices.reduce((sum, notice) => sum + notice.messageCount, 0);
  const chatCount = new Set(notices.map(({ target }) => target?.chatId)).size;
  return { key: 'several', target: null, chatTitle: '', senderName: '', preview: null, isInThread: false, messageCount, chatCount };
}
