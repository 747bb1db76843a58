import { describe, expect, it } from 'vitest';
import { sampleChat } from '../testing/sample-chat.ts';
import { chatDrop } from './chat-drop.ts';
import { neighbourUnread, totalUnread, unreadThatCounts } from './chat-order.ts';
import { chatSections, listRows, type SectionOptions } from './chat-sections.ts';
import { isSameValue } from './same-value.ts';
import { typeAheadAfter, typeAheadTarget } from './type-ahead.ts';

const chats = [
  sampleChat('p1', { pinnedAt: 1, title: 'Harbour' }),
  sampleChat('p2', { pinnedAt: 2, unreadCount: 1, title: 'Pilots' }),
  sampleChat('d1', { kind: 'direct', title: 'Ada Brandt' }),
  sampleChat('d2', { kind: 'direct', title: 'Ben Ortiz', isMarkedUnread: true }),
  sampleChat('g1', { title: 'Lunch', unreadCount: 4, isMuted: true }),
  sampleChat('old', { title: 'Regatta', isArchived: true }),
];
const usual: SectionOptions = { isUnreadFirst: true, collapsed: [], selectedId: null, isSelectedHeld: false, filterText: '' };
const shape = (options: Partial<SectionOptions> = {}) => chatSections(chats, { ...usual, ...options }).map(({ key, chats: members }) => `${key}: ${members.map(({ id }) => id).join(' ')}`);

describe('the sections of the chat list', () => {
  it('hold each chat once: unread above all, muted chats where they belong', () => {
    expect(shape()).toEqual(['unread: p2 d2', 'pinned: p1', 'direct: d1', 'groups: g1', 'archived: old']);
    expect(shape({ isUnreadFirst: false })).toEqual(['pinned: p1 p2', 'direct: d1 d2', 'groups: g1', 'archived: old']);
  });
  it('keep the chat that was unread when it was opened where it was clicked', () => {
    expect(shape({ selectedId: 'd1', isSelectedHeld: true })[0]).toBe('unread: p2 d1 d2');
    expect(shape({ selectedId: 'd1', isSelectedHeld: false })[0]).toBe('unread: p2 d2');
  });
  it('show of a collapsed one what calls for attention and the open chat, and count all', () => {
    const [, direct] = chatSections(chats, { ...usual, isUnreadFirst: false, collapsed: ['pinned', 'direct'], selectedId: 'd1' });
    expect([direct?.chats.map(({ id }) => id), direct?.isCollapsed, direct?.size]).toEqual([['d1', 'd2'], true, 2]);
    expect(shape({ collapsed: ['groups', 'archived'] }).slice(3)).toEqual(['groups: ', 'archived: ']);
  });
  it('are open while a filter looks for a name, the archive included', () => {
    expect(shape({ filterText: 'reg', collapsed: ['archived'] })).toEqual(['archived: old']);
    expect(shape({ filterText: 'nothing like it' })).toEqual([]);
  });
});

describe('what counts', () => {
  it.each([
    ['messages', { unreadCount: 3 }, 3],
    ['only mentions at that level', { unreadCount: 3, mentionCount: 1, notificationPreference: 'mentions' }, 1],
    ['nothing of a muted chat', { unreadCount: 3, mentionCount: 1, isMuted: true }, 0],
    ['nothing where nothing is wanted', { unreadCount: 3, notificationPreference: 'none' }, 0],
    ['a chat marked as unread', { isMarkedUnread: true }, 1],
  ] as const)('%s', (_case, changes, count) => {
    expect(unreadThatCounts(sampleChat('a', changes))).toBe(count);
  });
  it('adds up to the badge', () => {
    expect(totalUnread(chats)).toBe(2);
  });
});

it('the next unread chat is found in both directions and around the end', () => {
  expect([neighbourUnread(chats, 'p2', 1), neighbourUnread(chats, 'd2', 1), neighbourUnread(chats, 'p2', -1), neighbourUnread(chats, null, 1), neighbourUnread(chats, null, -1)]).toEqual(['d2', 'p2', 'd2', 'p2', 'd2']);
  expect(neighbourUnread([sampleChat('a')], 'a', 1)).toBeNull();
  expect(neighbourUnread([], null, -1)).toBeNull();
});

it('typing finds a line by its beginning, goes on with one letter, and begins anew after a pause', () => {
  const names = ['Pinned', 'Ada', 'Änne', 'Ben'];
  expect([typeAheadTarget(names, 'a', 0), typeAheadTarget(names, 'a', 1), typeAheadTarget(names, 'a', 2), typeAheadTarget(names, 'an', 1), typeAheadTarget(names, 'x', 0)]).toEqual([1, 2, 1, 2, null]);
  const first = typeAheadAfter(null, 'a', 0);
  expect([typeAheadAfter(first, 'n', 500)?.text, typeAheadAfter(first, 'n', 2_000)?.text, typeAheadAfter(first, ' ', 500)?.text, typeAheadAfter(null, ' ', 0), typeAheadAfter(null, 'Enter', 0)]).toEqual(['an', 'n', 'a ', null, null]);
});

describe('a dragged chat', () => {
  const rows = listRows(chatSections(chats, { ...usual, isUnreadFirst: false }));
  const at = (id: string) => rows.findIndex(({ key }) => key === id);
  it('comes to stand among the pinned ones where it is let go', () => {
    expect(chatDrop(rows, { draggedId: 'g1', isPinned: false, index: at('p1'), isInLowerHalf: false })).toEqual({ kind: 'pin', beforeId: 'p1' });
    expect(chatDrop(rows, { draggedId: 'g1', isPinned: false, index: at('p1'), isInLowerHalf: true })).toEqual({ kind: 'pin', beforeId: 'p2' });
    expect(chatDrop(rows, { draggedId: 'g1', isPinned: false, index: at('p2'), isInLowerHalf: true })).toEqual({ kind: 'pin', beforeId: null });
    expect(chatDrop(rows, { draggedId: 'p2', isPinned: true, index: 0, isInLowerHalf: false })).toEqual({ kind: 'pin', beforeId: 'p1' });
  });
  it('is unpinned elsewhere, and nothing changes where it stands or where it was not pinned', () => {
    expect(chatDrop(rows, { draggedId: 'p1', isPinned: true, index: at('d1'), isInLowerHalf: false })).toEqual({ kind: 'unpin' });
    expect(chatDrop(rows, { draggedId: 'g1', isPinned: false, index: at('d1'), isInLowerHalf: false })).toBeNull();
    expect(chatDrop(rows, { draggedId: 'p1', isPinned: true, index: at('p1'), isInLowerHalf: true })).toBeNull();
  });
});

it('two answers of the backend are compared by what they say', () => {
  expect(isSameValue(structuredClone(chats), chats)).toBe(true);
  expect([isSameValue({ a: [1] }, { a: [2] }), isSameValue({ a: 1 }, { b: 1 }), isSameValue({ a: undefined }, {}), isSameValue([], {}), isSameValue(null, {})]).toEqual([false, false, false, false, false]);
});
