import type { CallParams } from '#shared/contract/calls';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { isUnread } from './chat-order.ts';
import { nextMorning } from './next-morning.ts';

type Preferences = Omit<CallParams<'setChatPreferences'>, 'chatId'>;

/** What a line of a chat's menu does. */
export type ChatAction =
  | { readonly kind: 'read' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'prefer'; readonly change: Preferences }
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  | { readonly kind: 'status'; readonly status: 'active' | 'archived' }
  | { readonly kind: 'leave' };

type ChatMenuLine =
  | 'markRead' | 'markUnread' | 'muteHour' | 'muteWorkday' | 'muteTomorrow' | 'muteForever' | 'unmute' | 'notifyAll' | 'notifyMentions' | 'notifyNothing' | 'pin' | 'moveUp' | 'moveDown' | 'unpin' | 'archive' | 'restore' | 'leave';

export interface ChatMenuEntry {
  readonly line: ChatMenuLine;
  readonly action: ChatAction;
  /** One of several of which one holds; null for what is no choice. */
  readonly isChosen: boolean | null;
}

const hourMs = 3_600_000;
/** A century: until it is turned on again. */
const foreverMs = 100 * 365 * 24 * hourMs;

interface ChatMenuOptions {
  readonly chats: readonly ChatSummary[];
  /** Whether this person may archive the group. */
  readonly canClose: boolean;
  readonly nowMs: number;
}

/** What can be done with a chat from the list. */
export function chatMenu(chat: ChatSummary, { chats, canClose, nowMs }: ChatMenuOptions): ChatMenuEntry[] {
  const entry = (line: ChatMenuLine, action: ChatAction, isChosen: boolean | null = null): ChatMenuEntry => ({ line, action, isChosen });
  const prefer = (line: ChatMenuLine, change: Preferences, isChosen: boolean | null = null) => entry(line, { kind: 'prefer', change }, isChosen);
  const level = (line: ChatMenuLine, notificationPreference: ChatSummary['notificationPreference']) => prefer(line, { notificationPreference }, chat.notificationPreference === notificationPreference);
  const pinned = pinnedOf(chats);
  const place = pinned.findIndex(({ id }) => id === chat.id);
  return [
    ...(isUnread(chat) ? [entry('markRead', { kind: 'read' })] : chat.lastMessage === null ? [] : [entry('markUnread', { kind: 'unread' })]),
    ...(chat.isMuted
      ? [prefer('unmute', { mutedUntil: null })]
      : [
          prefer('muteHour', { mutedUntil: nowMs + hourMs }),
          prefer('muteWorkday', { mutedUntil: nowMs + 8 * hourMs }),
          prefer('muteTomorrow', { mutedUntil: nextMorning(nowMs) }),
          prefer('muteForever', { mutedUntil: nowMs + foreverMs }),
        ]),
    level('notifyAll', 'all'),
    level('notifyMentions', 'mentions'),
    level('notifyNothing', 'none'),
    ...(place === -1 ? [prefer('pin', { pinnedAt: Math.max(nowMs, (pinned.at(-1)?.pinnedAt ?? 0) + 1) })] : []),
    ...(place > 0 ? [entry('moveUp', { kind: 'move', step: -1 })] : []),
    ...(place !== -1 && place < pinned.length - 1 ? [entry('moveDown', { kind: 'move', step: 1 })] : []),
    ...(place === -1 ? [] : [prefer('unpin', { pinnedAt: null })]),
    ...(canClose ? [chat.isArchived ? entry('restore', { kind: 'status', status: 'active' }) : entry('archive', { kind: 'status', status: 'archived' })] : []),
    ...(chat.kind === 'group' ? [entry('leave', { kind: 'leave' })] : []),
  ];
}

function pinnedOf(chats: readonly ChatSummary[]): ChatSummary[] {
  return chats.filter(({ pinnedAt }) => pinnedAt !== null);
}

/**
 * The new places of pinned chats after one of them was moved by a step.
 * @param chats in the order of the list
 */
export function movePinned(chats: readonly ChatSummary[], chatId: string, step: 1 | -1): PinnedPlace[] {
  const pinned = pinnedOf(chats);
  const from = pinned.findIndex(({ id }) => id === chatId);
  const to = from + step;
  if (from === -1 || to < 0 || to >= pinned.length) return [];
  return placePinned(chats, chatId, pinned[step === 1 ? to + 1 : to]?.id ?? null);
}

export interface PinnedPlace {
  readonly chatId: string;
  readonly pinnedAt: number;
}

/**
 * The new places of pinned chats when one, pinned until now or not, comes to stand before another: only its own where
 * there is room between its new neighbours, else all of them.
 * @param chats in the order of the list
 * @param beforeId null: at the end
 */
export function placePinned(chats: readonly ChatSummary[], chatId: string, beforeId: string | null): PinnedPlace[] {
  const moved = chats.find(({ id }) => id === chatId);
  if (moved === undefined || beforeId === chatId) return [];
  const others = pinnedOf(chats).filter(({ id }) => id !== chatId);
  const found = others.findIndex(({ id }) => id === beforeId);
  const to = found === -1 ? others.length : found;
  const before = others[to - 1]?.pinnedAt ?? null;
  const after = others[to]?.pinnedAt ?? null;
  const between = before === null ? (after === null ? spacing : after - spacing) : after === null ? before + spacing : Math.floor((before + after) / 2);
  const hasRoom = between >= 0 && between > (before ?? -1) && (after === null || between < after);
  if (hasRoom) return [{ chatId, pinnedAt: between }];
  return others.toSpliced(to, 0, moved).map(({ id }, index) => ({ chatId: id, pinnedAt: (index + 1) * spacing }));
}

const spacing = 1_000;
