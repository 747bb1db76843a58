import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '#shared/contract/views/connection-view';
import { sampleMessage } from '../testing/sample-message.ts';
import { avatarColorOf, initialsOf } from './avatar.ts';
import { describeConnection } from './connection-status.ts';
import { memberActions } from './member-actions.ts';
import { messageLabel } from './message-label.ts';
import { placeBeside } from './place-beside.ts';
import { moveReadHold, seqToMark } from './read-marker.ts';
import { reuseUnchanged } from './reuse-unchanged.ts';
import { rovingTarget } from './roving.ts';
import { matchesWords } from './switcher.ts';
import { createTimeFormat } from './time-format.ts';
import { moveUnreadLine } from './unread-line.ts';

it('writes times in the language and zone of the person', () => {
  const format = createTimeFormat('en-GB', 'Europe/Berlin');
  const nowMs = Date.UTC(2026, 2, 10, 12);
  expect(format.clock(Date.UTC(2026, 2, 10, 7, 5))).toBe('8:05');
  expect([format.short(nowMs - 60_000, nowMs), format.short(nowMs - 86_400_000, nowMs), format.short(Date.UTC(2025, 0, 2), nowMs)]).toEqual(['12:59', 'Yesterday', '2 Jan 2025']);
  expect([format.day(nowMs, nowMs), format.day(Date.UTC(2026, 0, 2), nowMs)]).toEqual(['Today', 'Friday 2 January']);
  // Half past eleven at night in UTC is the next day in Berlin.
  expect(format.dayKey(Date.UTC(2026, 2, 9, 23, 30))).toBe(format.dayKey(nowMs));
});

it('keeps the unread line while one reads, and puts it where one looked away', () => {
  expect(moveUnreadLine(null, { type: 'opened', lastReadSeq: 7, unreadCount: 2 })).toBe(7);
  expect(moveUnreadLine(7, { type: 'blurred', lastReadSeq: 9, unreadCount: 0 })).toBe(9);
  expect(moveUnreadLine(9, { type: 'focused', unreadCount: 0 })).toBeNull();
  expect(moveUnreadLine(9, { type: 'focused', unreadCount: 3 })).toBe(9);
  expect(moveUnreadLine(null, { type: 'markedUnread', seq: 5 })).toBe(4);
  expect(moveUnreadLine(9, { type: 'sent' })).toBeNull();
});

it('moves the read pointer only forward and only in a focused window (SY11)', () => {
  expect(seqToMark({ seenSeq: 9, lastReadSeq: 7, isFocused: true, isHeld: false })).toBe(9);
  expect(seqToMark({ seenSeq: 9, lastReadSeq: 7, isFocused: false, isHeld: false })).toBeNull();
  expect(seqToMark({ seenSeq: 7, lastReadSeq: 7, isFocused: true, isHeld: false })).toBeNull();
  expect(seqToMark({ seenSeq: 9, lastReadSeq: 7, isFocused: true, isHeld: true })).toBeNull();
});

it('leaves unread what was marked as unread while it was open, and reads what was opened with its mark', () => {
  const openedUnmarked = moveReadHold(null, false);
  const marked = moveReadHold(openedUnmarked, true);
  expect([openedUnmarked.isHeld, marked.isHeld, moveReadHold(marked, true).isHeld, moveReadHold(marked, false).isHeld]).toEqual([false, true, true, false]);
  const openedMarked = moveReadHold(null, true);
  expect(openedMarked.isHeld).toBe(false);
  expect(moveReadHold(moveReadHold(openedMarked, false), true).isHeld).toBe(true);
});

describe('the status line', () => {
  const describeState = (connection: ConnectionState) =>
    describeConnection('open', { connection, waitingCount: 2, failedCount: 0, history: { chatsComplete: 1, chatsTotal: 3, messagesHeld: 1_999, messagesTotal: 2_000 } }, () => '9:00');
  it('says since when and why one is offline, what waits and how far the history is', () => {
    expect(describeState({ status: 'offline', code: 'server_unreachable', message: 'Why.', sinceMs: 0, retryAtMs: 1 })).toEqual({
      tone: 'warning',
      text: 'Offline since 9:00',
      detail: 'Why.',
      canTryNow: true,
      facts: ['2 waiting to send', 'Fetching older messages: 99%'],
    });
  });
  it('says that the backend on this computer is away, whatever it last said', () => {
    expect(describeConnection('reconnecting', undefined, String).text).toBe('Reconnecting to Hallway on this computer');
  });
});

it('offers for a member only what one may do', () => {
  const member = { userId: 'b', displayName: 'B', title: null, status: null, role: 'member', isSelf: false, presence: null } as const;
  const asAdmin = { canManage: true, canManageOwners: false, ownRole: 'admin' } as const;
  const asOwner = { canManage: true, canManageOwners: true, ownRole: 'owner' } as const;
  expect(memberActions({ ...asAdmin, canManage: false, ownRole: 'member' }, member, false)).toEqual(['message']);
  expect(memberActions(asAdmin, member, false)).toEqual(['message', 'makeAdmin', 'remove']);
  expect(memberActions(asAdmin, { ...member, role: 'owner' }, false)).toEqual(['message']);
  expect(memberActions(asOwner, { ...member, role: 'owner' }, false)).toEqual(['message', 'transfer', 'makeAdmin', 'makeMember', 'remove']);
  expect(memberActions(asOwner, member, false)).toEqual(['message', 'makeOwner', 'transfer', 'makeAdmin', 'remove']);
  expect(memberActions(asOwner, { ...member, isSelf: true }, false)).toEqual([]);
  expect(memberActions({ ...asAdmin, canManage: false }, member, true)).toEqual(['message', 'voiceCall', 'videoCall']);
  expect(memberActions(asOwner, { ...member, isSelf: true }, true)).toEqual([]);
});

it('names a message by its sender first', () => {
  expect(messageLabel(sampleMessage({ delivery: { status: 'waiting' } }), '9:00')).toBe('Ann: Hello, 9:00, Waiting to send');
});

it('keeps the objects of entries that did not change', () => {
  const [first, second] = [sampleMessage({ seq: 1 }), sampleMessage({ seq: 2 })];
  const next = reuseUnchanged([first, second], [structuredClone(first), { ...second, body: 'Changed' }]);
  expect(next[0]).toBe(first);
  expect(next[1]?.body).toBe('Changed');
});

it('moves within a list with arrow keys and stops at its ends', () => {
  expect([rovingTarget('ArrowUp', 0, 3), rovingTarget('ArrowDown', 1, 3), rovingTarget('End', 0, 3), rovingTarget('a', 0, 3), rovingTarget('Home', 0, 0)]).toEqual([0, 2, 2, null, null]);
});

it('finds names by the beginnings of their words, with or without marks', () => {
  expect([matchesWords('Tomás Herrera', 'tomas h'), matchesWords('Noor El-Sayed', 'say'), matchesWords('Ann', 'nn')]).toEqual([true, true, false]);
});

it('takes whole letters as initials and the same colour for the same id', () => {
  expect([initialsOf('Ann-Marie van Dyke'), initialsOf('שירה לוי'), initialsOf('🎉 party'), initialsOf('  ')]).toEqual(['AD', 'של', 'P', '?']);
  expect(avatarColorOf('a')).toBe(avatarColorOf('a'));
});

it('keeps a pop-up within the window', () => {
  const page = { width: 800, height: 600, isRightToLeft: false };
  expect(placeBeside({ left: 780, top: 20, width: 20, height: 20 }, { width: 300, height: 290 }, page)).toEqual({ left: 492, top: 46 });
  expect(placeBeside({ left: 20, top: 20, width: 20, height: 20 }, { width: 300, height: 290 }, { ...page, isRightToLeft: true })).toEqual({ left: 20, top: 46 });
});
