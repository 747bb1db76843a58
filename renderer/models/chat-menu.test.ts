import { describe, expect, it } from 'vitest';
import { sampleChat } from '../testing/sample-chat.ts';
import { chatMenu, movePinned, placePinned } from './chat-menu.ts';

const nowMs = new Date(2026, 5, 10, 22, 30).getTime();
const lines = (chat: Parameters<typeof chatMenu>[0], others = [chat], canClose = false) => chatMenu(chat, { chats: others, canClose, nowMs }).map(({ line }) => line);
const changeOf = (line: string, chat = sampleChat('a')) => {
  const action = chatMenu(chat, { chats: [chat], canClose: false, nowMs }).find((entry) => entry.line === line)?.action;
  return action?.kind === 'prefer' ? action.change : null;
};

describe('what can be done with a chat', () => {
  it('fits how it stands', () => {
    expect(lines(sampleChat('a', { unreadCount: 1 }))).toEqual(['markRead', 'muteHour', 'muteWorkday', 'muteTomorrow', 'muteForever', 'notifyAll', 'notifyMentions', 'notifyNothing', 'pin', 'leave']);
    const pinned = [sampleChat('a', { kind: 'direct', isMuted: true, pinnedAt: 1 }), sampleChat('b', { pinnedAt: 2 })];
    expect(lines(pinned[0] ?? sampleChat('a'), pinned)).toEqual(['unmute', 'notifyAll', 'notifyMentions', 'notifyNothing', 'moveDown', 'unpin']);
  });

  it('is read or unread again, archived or taken back where one may', () => {
    const quiet = sampleChat('a', { kind: 'group', lastMessage: { messageId: 'm', seq: 1, senderName: 'Ann', isOwn: false, isSystem: false, preview: { kind: 'text', text: 'Hello' }, createdAt: 1, delivery: 'sent' } });
    expect(lines(quiet).includes('markUnread')).toBe(true);
    expect(lines({ ...quiet, isMarkedUnread: true }).slice(0, 1)).toEqual(['markRead']);
    expect([lines(quiet, [quiet], true).includes('archive'), lines({ ...quiet, isArchived: true }, [quiet], true).includes('restore'), lines(quiet).includes('archive')]).toEqual([true, true, false]);
  });

  it('shows which of the levels holds', () => {
    const chat = sampleChat('a', { notificationPreference: 'mentions' });
    expect(chatMenu(chat, { chats: [chat], canClose: false, nowMs }).filter(({ isChosen }) => isChosen === true).map(({ line }) => line)).toEqual(['notifyMentions']);
  });

  it('mutes until the next morning, and pins below the others', () => {
    expect(changeOf('muteTomorrow')).toEqual({ mutedUntil: new Date(2026, 5, 11, 9).getTime() });
    expect(changeOf('muteHour')).toEqual({ mutedUntil: nowMs + 3_600_000 });
    expect(chatMenu(sampleChat('b'), { chats: [sampleChat('a', { pinnedAt: nowMs + 5 }), sampleChat('b')], canClose: false, nowMs }).find(({ line }) => line === 'pin')?.action).toEqual({ kind: 'prefer', change: { pinnedAt: nowMs + 6 } });
  });
});

describe('pinned chats are moved', () => {
  const pinnedAt = (...places: number[]) => places.map((place, index) => sampleChat(`${index}`, { pinnedAt: place }));
  it.each([
    ['up, between two', [1_000, 2_000, 3_000], '2', -1, [{ chatId: '2', pinnedAt: 1_500 }]],
    ['to the top', [5_000, 6_000], '1', -1, [{ chatId: '1', pinnedAt: 4_000 }]],
    ['to the end', [1_000, 2_000], '0', 1, [{ chatId: '0', pinnedAt: 3_000 }]],
    ['where there is no room, all of them', [7, 8, 9], '2', -1, [{ chatId: '0', pinnedAt: 1_000 }, { chatId: '2', pinnedAt: 2_000 }, { chatId: '1', pinnedAt: 3_000 }]],
    ['not beyond the end', [1, 2], '1', 1, []],
  ] as const)('%s', (_case, places, chatId, step, expected) => {
    expect(movePinned(pinnedAt(...places), chatId, step)).toEqual(expected);
  });
});

it('a chat dragged among the pinned ones is pinned there', () => {
  const chats = [sampleChat('a', { pinnedAt: 1_000 }), sampleChat('b', { pinnedAt: 3_000 }), sampleChat('c')];
  expect(placePinned(chats, 'c', 'b')).toEqual([{ chatId: 'c', pinnedAt: 2_000 }]);
  expect(placePinned(chats, 'c', null)).toEqual([{ chatId: 'c', pinnedAt: 4_000 }]);
  expect(placePinned([sampleChat('c')], 'c', null)).toEqual([{ chatId: 'c', pinnedAt: 1_000 }]);
  expect(placePinned(chats, 'a', 'a')).toEqual([]);
});
