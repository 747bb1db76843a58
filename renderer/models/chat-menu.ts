import type { CallParams } from '#shared/contract/calls';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { nextMorning } from './next-morning.ts';

type Preferences = Omit<CallParams<'setChatPreferences'>, 'chatId'>;

/** What a line of a chat's menu does. */
export type ChatAction =
  | { readonly kind: 'read' }
  | { readonly kind: 'prefer'; readonly change: Preferences }
  | { readonly kind: 'move'; readonly step: 1 | -1 }
  | { readonly kind: 'leave' };

type ChatMenuLine =
  | 'markRead' | 'muteHour' | 'muteWorkday' | 'muteTomorrow' | 'muteForever' | 'unmute' | 'notifyAll' | 'notifyMentions' | 'notifyNothing' | 'pin' | 'moveUp' | 'moveDown' | 'unpin' | 'leave';

export interface ChatMenuEntry {
  readonly line: ChatMenuLine;
  readonly action: ChatAction;
  /** One of several of which one holds; null for what is no choice. */
  readonly isChosen: boolean | null;
}

const hourMs = 3_600_000;
/** A century: until it is turned on again. */
const foreverMs = 100 * 365 * 24 * hourMs;

/** What can be done with a chat from the list. */
export function chatMenu(chat: ChatSummary, chats: readonly ChatSummary[], nowMs: number): ChatMenuEntry[] {
  const entry = (line: ChatMenuLine, action: ChatAction, isChosen: boolean | null = null): ChatMenuEntry => ({ line, action, isChosen });
  const prefer = (line: ChatMenuLine, change: Preferences, isChosen: boolean | null = null) => entry(line, { kind: 'prefer', change }, isChosen);
  const level = (line: ChatMenuLine, notificationPreference: ChatSummary['notificationPreference']) => prefer(line, { notificationPreference }, chat.notificationPreference === notificationPreference);
  const pinned = pinnedOf(chats);
  const place = pinned.findIndex(({ id }) => id === chat.id);
  return [
    ...(chat.unreadCount > 0 ? [entry('markRead', { kind: 'read' })] : []),
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
    ...(chat.kind === 'group' ? [entry('leave', { kind: 'leave' })] : []),
  ];
}

function pinnedOf(chats: readonly ChatSummary[]): ChatSummary[] {
  return chats.filter(({ pinnedAt }) => pinnedAt !== null);
}

/**
 * The new places of pinned chats after one of them was moved by a step: only its own where there is room between its new
 * neighbours, else all of them.
 * @param chats in the order of the list
 */
export function movePinned(chats: readonly ChatSummary[], chatId: string, step: 1 | -1): { readonly chatId: string; readonly pinnedAt: number }[] {
  const pinned = pinnedOf(chats);
  const from = pinned.findIndex(({ id }) => id === chatId);
  const moved = pinned[from];
  const to = from + step;
  if (moved === undefined || to < 0 || to >= pinned.length) return [];
  const order = pinned.toSpliced(from, 1).toSpliced(to, 0, moved);
  const before = order[to - 1]?.pinnedAt ?? null;
  const after = order[to + 1]?.pinnedAt ?? null;
  const between = before === null ? (after ?? 0) - spacing : after === null ? before + spacing : Math.floor((before + after) / 2);
  const hasRoom = between >= 0 && between > (before ?? -1) && (after === null || between < after);
  return hasRoom ? [{ chatId, pinnedAt: between }] : order.map(({ id }, index) => ({ chatId: id, pinnedAt: (index + 1) * spacing }));
}

const spacing = 1_000;
