import { describe, expect, it } from 'vitest';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { ConnectionView } from '#shared/contract/views/connection-view';
import { avatarHue, initialsOf } from './avatar.ts';
import { findDestinations } from './destinations.ts';
import { findEmoji } from './emoji-list.ts';
import { memberActions } from './member-actions.ts';
import { statusText } from './status-text.ts';
import { dayText, shortTimeText } from './time-text.ts';

const view = (changes: Partial<ConnectionView>): ConnectionView => ({
  connection: { status: 'connected', sinceMs: 0 },
  waitingCount: 0,
  failedCount: 0,
  history: { chatsComplete: 4, chatsTotal: 4 },
  ...changes,
});

describe('the status line', () => {
  it('is short when all is well', () => {
    expect(statusText(view({}))).toEqual({ tone: 'calm', text: 'Connected', detail: null, canRetry: false });
  });

  it('tells since when it is offline, why, and what waits', () => {
    const status = statusText(view({ connection: { status: 'offline', code: 'server_unreachable', message: 'No way.', sinceMs: 0, retryAtMs: 5 }, waitingCount: 3, failedCount: 1 }));
    expect(status).toMatchObject({ tone: 'offline', detail: 'No way.', canRetry: true });
    expect(status.text).toMatch(/^Offline since .+ · 3 waiting to send · 1 not sent$/);
  });

  it('tells how far the history reaches while it fills in', () => {
    expect(statusText(view({ history: { chatsComplete: 1, chatsTotal: 4 } })).text).toBe('Connected · History 25 %');
  });
});

describe('times', () => {
  const nowMs = new Date(2026, 4, 20, 15).getTime();
  const at = (...parts: [number, number, number, number]) => new Date(...parts).getTime();

  it('a day is today, yesterday, or a date', () => {
    expect(dayText(at(2026, 4, 20, 0), nowMs)).toMatch(/today/i);
    expect(dayText(at(2026, 4, 19, 23), nowMs)).toMatch(/yesterday/i);
    expect(dayText(at(2025, 4, 19, 23), nowMs)).toContain('2025');
    expect(dayText(at(2026, 4, 21, 1), nowMs)).not.toMatch(/today|yesterday/i);
  });

  it('the chat list shows a time today and a date later', () => {
    expect(shortTimeText(at(2026, 4, 20, 9), nowMs)).toMatch(/9|09/);
    expect(shortTimeText(at(2026, 0, 2, 9), nowMs)).toContain('2');
  });
});

it('initials are letters of the first and the last word', () => {
  expect(initialsOf('Ada Brandt')).toBe('AB');
  expect(initialsOf('Maria de la Cruz')).toBe('MC');
  expect(initialsOf('élodie')).toBe('É');
  expect(initialsOf('  ')).toBe('');
});

it('a colour belongs to a person', () => {
  expect(avatarHue('a')).toBe(avatarHue('a'));
  for (const id of ['', 'x', 'a long id']) expect(avatarHue(id)).toBeLessThan(8);
});

it('emoji are found by the beginning of a word', () => {
  expect(findEmoji('thu')).toContain('👍');
  expect(findEmoji('zzz')).toEqual([]);
});

it('only what may be done to a member is offered', () => {
  const owner = { canManage: true, canManageOwners: true };
  const admin = { canManage: true, canManageOwners: false };
  expect(memberActions(owner, { role: 'member', isSelf: false })).toEqual(['owner', 'admin', 'remove']);
  expect(memberActions(owner, { role: 'owner', isSelf: true })).toEqual(['admin', 'member']);
  expect(memberActions(admin, { role: 'owner', isSelf: false })).toEqual([]);
  expect(memberActions(admin, { role: 'admin', isSelf: false })).toEqual(['member']);
  expect(memberActions(admin, { role: 'member', isSelf: false })).toEqual(['admin', 'remove']);
  expect(memberActions({ canManage: false, canManageOwners: false }, { role: 'member', isSelf: false })).toEqual([]);
});

it('the switcher finds chats by words without accents, and people without a chat', () => {
  const chat: ChatSummary = {
    id: 'c', kind: 'direct', title: 'Élodie Brandt', otherUserId: 'e', presence: null, ownRole: 'member', unreadCount: 0, isMuted: false, isPinned: false,
    hasDraft: false, typingNames: [], lastMessage: null, activityAt: 0,
  };
  const people = ['e', 'f'].map((userId) => ({ userId, displayName: userId, email: '', title: null, presence: null }));
  expect(findDestinations([chat], people, 'elo br').map((destination) => destination.id)).toEqual(['c', 'f']);
  expect(findDestinations([chat], [], 'xyz')).toEqual([]);
});
