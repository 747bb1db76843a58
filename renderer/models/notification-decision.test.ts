import { describe, expect, it } from 'vitest';
import { defaultInterfaceSettings, type InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { sampleChat } from '../testing/sample-chat.ts';
import { decideNotices, type Attention } from './notification-decision.ts';

const nowMs = 1_000_000;
const away: Attention = { isWindowFocused: false, openChatId: null, nowMs, openedAtMs: 60_005 };
const message = (changes: Partial<NonNullable<ChatSummary['lastMessage']>> = {}): NonNullable<ChatSummary['lastMessage']> => ({ senderName: 'Ann', isOwn: false, isSystem: false, preview: { kind: 'text', text: 'Hello' }, createdAt: 10, delivery: 'sent', ...changes });
const quietChat = (id: string, changes: Partial<ChatSummary> = {}) => sampleChat(id, { lastMessage: message({ createdAt: 5 }), ...changes });
const loudChat = (id: string, changes: Partial<ChatSummary> = {}) => sampleChat(id, { unreadCount: 1, lastMessage: message(), ...changes });

function decide(before: readonly ChatSummary[] | null, after: readonly ChatSummary[], { attention = away, settings = {} }: { attention?: Attention; settings?: Partial<InterfaceSettings> } = {}) {
  return decideNotices(before, after, { settings: { ...defaultInterfaceSettings, ...settings }, attention });
}
const shown = (...parameters: Parameters<typeof decide>) => decide(...parameters).show.map(({ chatId }) => chatId);

describe('a new message is told of', () => {
  it('with who wrote what and where', () => {
    expect(decide([quietChat('a')], [loudChat('a', { title: 'Harbour' })]).show).toEqual([{ chatId: 'a', chatTitle: 'Harbour', senderName: 'Ann', preview: { kind: 'text', text: 'Hello' }, messageCount: 1, chatCount: 1 }]);
  });
  it('in a chat that was not there before, and while another chat is open', () => {
    expect(shown([], [loudChat('new')])).toEqual(['new']);
    expect(shown([quietChat('a')], [loudChat('a')], { attention: { ...away, isWindowFocused: true, openChatId: 'b' } })).toEqual(['a']);
  });
  it('that mentions this person, where only mentions are wanted', () => {
    expect(shown([quietChat('a')], [loudChat('a', { notificationPreference: 'mentions', mentionCount: 1 })])).toEqual(['a']);
  });
  it('of many chats at once in one notice', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect(decide(ids.map((id) => quietChat(id)), ids.map((id) => loudChat(id, { unreadCount: 3 }))).show).toMatchObject([{ chatId: null, messageCount: 12, chatCount: 4 }]);
  });
});

describe('nothing is told', () => {
  it.each<[string, Parameters<typeof decide>]>([
    ['at the start', [null, [loudChat('a')]]],
    ['of one’s own messages', [[quietChat('a')], [loudChat('a', { lastMessage: message({ isOwn: true }) })]]],
    ['of who came and went', [[quietChat('a')], [loudChat('a', { lastMessage: message({ isSystem: true }) })]]],
    ['of muted chats, mentions included', [[quietChat('a')], [loudChat('a', { isMuted: true, mentionCount: 1 })]]],
    ['below the chat’s level', [[quietChat('a')], [loudChat('a', { notificationPreference: 'mentions' })]]],
    ['where nothing is wanted', [[quietChat('a')], [loudChat('a', { notificationPreference: 'none', mentionCount: 1 })]]],
    ['of the chat before one’s eyes', [[quietChat('a')], [loudChat('a')], { attention: { ...away, isWindowFocused: true, openChatId: 'a' } }]],
    ['of a chat with old messages that only now arrives, as on a new computer', [[], [loudChat('a', { lastMessage: message({ createdAt: 4 }) })]]],
    ['while it is paused', [[quietChat('a')], [loudChat('a')], { settings: { pausedUntilMs: nowMs + 1 } }]],
    ['when it is turned off', [[quietChat('a')], [loudChat('a')], { settings: { areNotificationsOn: false } }]],
    ['twice', [[loudChat('a')], [loudChat('a')]]],
    ['of older messages that came with the history', [[loudChat('a')], [loudChat('a', { unreadCount: 2, lastMessage: message({ createdAt: 4 }) })]]],
  ])('%s', (_case, parameters) => {
    expect(shown(...parameters)).toEqual([]);
  });
});

it('what was read here or elsewhere, or is gone, is closed; a pause that is over holds nothing back', () => {
  expect(decide([loudChat('a'), loudChat('b'), quietChat('c')], [quietChat('a'), loudChat('b')]).close).toEqual(['a', 'c']);
  expect(shown([quietChat('a')], [loudChat('a')], { settings: { pausedUntilMs: nowMs } })).toEqual(['a']);
});
