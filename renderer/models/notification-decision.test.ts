import { describe, expect, it } from 'vitest';
import { defaultInterfaceSettings, type InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { MeantAnswer, ThreadSummary } from '#shared/contract/views/thread-view';
import { usualPreferences, type NotificationPreferences } from '#shared/domain/preferences';
import { sampleChat } from '../testing/sample-chat.ts';
import { decideNotices, whatIsTold, type Attention } from './notification-decision.ts';
import { isQuietAt, minuteOfDay, timeOfDay } from './quiet-hours.ts';

const nowMs = 1_000_000;
const away: Attention = { isWindowFocused: false, openChatId: null, openThreadId: null, isInCall: false, nowMs, openedAtMs: 60_005 };
const message = (changes: Partial<NonNullable<ChatSummary['lastMessage']>> = {}): NonNullable<ChatSummary['lastMessage']> => ({ messageId: 'new', seq: 2, senderName: 'Ann', isOwn: false, isSystem: false, preview: { kind: 'text', text: 'Hello' }, createdAt: 10, delivery: 'sent', ...changes });
const quietChat = (id: string, changes: Partial<ChatSummary> = {}) => sampleChat(id, { lastMessage: message({ messageId: 'old', seq: 1, createdAt: 5 }), ...changes });
const loudChat = (id: string, changes: Partial<ChatSummary> = {}) => sampleChat(id, { unreadCount: 1, lastMessage: message(), ...changes });
const thread = (unreadCount: number, changes: Partial<ThreadSummary> = {}): ThreadSummary => ({
  rootMessageId: 'root', chatId: 'a', chatTitle: 'Harbour', root: null, answerCount: unreadCount, unreadCount, mentionCount: 0, hasDraft: false, isMuted: false,
  lastAnswer: { messageId: `answer ${unreadCount}`, senderId: 'ann', senderName: 'Ann', preview: { kind: 'text', text: 'Indeed' }, createdAt: 10, isOwn: false }, ...changes,
});

const meant = (number: number, changes: Partial<MeantAnswer> = {}): MeantAnswer => ({
  messageId: `meant ${number}`, rootMessageId: 'elsewhere', chatId: 'a', chatTitle: 'Harbour', senderName: 'Ann', preview: { kind: 'text', text: `ropes ${number}` }, createdAt: 10 + number, ...changes,
});

interface Situation {
  readonly attention?: Partial<Attention>;
  readonly settings?: Partial<InterfaceSettings>;
  readonly preferences?: Partial<NotificationPreferences>;
  readonly threads?: readonly [before: readonly ThreadSummary[], after: readonly ThreadSummary[]];
  readonly meant?: readonly [before: readonly MeantAnswer[], after: readonly MeantAnswer[]];
  /** The words looked for, before and after. */
  readonly keywords?: readonly [before: string[], after: string[]];
}
function decide(before: readonly ChatSummary[] | null, after: readonly ChatSummary[], { attention = {}, settings = {}, preferences = {}, threads = [[], []], meant: answers = [[], []], keywords = [[], []] }: Situation = {}) {
  const rules = { settings: { ...defaultInterfaceSettings, ...settings }, preferences: { ...usualPreferences.notifications, ...preferences }, attention: { ...away, ...attention } };
  const unread = (at: 0 | 1, chats: readonly ChatSummary[]) => ({ chats, threads: threads[at], meant: { keywords: keywords[at], answers: [...answers[at]] } });
  return decideNotices(before === null ? null : unread(0, before), unread(1, after), rules);
}
const shown = (...parameters: Parameters<typeof decide>) => decide(...parameters).show.map(({ key }) => key);

describe('a new message is told of', () => {
  it('with who wrote what and where, and a click goes to it', () => {
    expect(decide([quietChat('a')], [loudChat('a', { title: 'Harbour' })]).show).toEqual([
      { key: 'a', target: { chatId: 'a', messageId: 'new', seq: 2, threadRootMessageId: null }, chatTitle: 'Harbour', senderName: 'Ann', preview: { kind: 'text', text: 'Hello' }, isInThread: false, messageCount: 1, chatCount: 1 },
    ]);
  });
  it('in a chat that was not there before, and while another chat is open', () => {
    expect(shown([], [loudChat('new')])).toEqual(['new']);
    expect(shown([quietChat('a')], [loudChat('a')], { attention: { isWindowFocused: true, openChatId: 'b' } })).toEqual(['a']);
  });
  it('that mentions this person, or has one of their words, where only these are wanted', () => {
    expect(shown([quietChat('a')], [loudChat('a', { notificationPreference: 'mentions', mentionCount: 1 })])).toEqual(['a']);
    expect(shown([quietChat('a'), quietChat('b')], [loudChat('a', { mentionCount: 1 }), loudChat('b')], { preferences: { level: 'mentions' } })).toEqual(['a']);
    expect(shown([quietChat('d', { kind: 'direct' })], [loudChat('d', { kind: 'direct' })], { preferences: { level: 'mentions' } })).toEqual(['d']);
  });
  it('of many chats at once in one notice', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect(decide(ids.map((id) => quietChat(id)), ids.map((id) => loudChat(id, { unreadCount: 3 }))).show).toMatchObject([{ key: 'several', target: null, messageCount: 12, chatCount: 4 }]);
  });
  it('with a sound, but not in a call, and not without one', () => {
    const heard = (situation: Situation) => decide([quietChat('a')], [loudChat('a')], situation).hasSound;
    expect([heard({}), heard({ attention: { isInCall: true } }), heard({ settings: { notificationSound: 'none' } }), decide([quietChat('a')], [quietChat('a')]).hasSound]).toEqual([true, false, false, false]);
  });
});

describe('an answer in a thread that one follows is told of', () => {
  it('once, and the click goes to its thread', () => {
    expect(decide([], [], { threads: [[thread(1)], [thread(2)]] }).show).toMatchObject([{ key: 'thread root', target: { chatId: 'a', messageId: 'answer 2', threadRootMessageId: 'root' }, isInThread: true, messageCount: 1 }]);
  });
  it('not twice when it also stands in the chat', () => {
    expect(shown([quietChat('a')], [loudChat('a', { lastMessage: message({ messageId: 'answer 2' }) })], { threads: [[thread(1)], [thread(2)]] })).toEqual(['a']);
  });
  it('that mentions this person, or has one of their words, also where threads are not wanted', () => {
    const preferences = { areThreadsTold: false };
    expect(shown([], [], { threads: [[thread(1)], [thread(2, { mentionCount: 1 })]], preferences })).toEqual(['thread root']);
    expect(shown([], [], { threads: [[thread(1, { mentionCount: 1 })], [thread(2, { mentionCount: 1 })]], preferences })).toEqual([]);
  });
  it('also where only mentions are wanted otherwise: whom the thread concerns follows it', () => {
    const chats = [quietChat('a', { notificationPreference: 'mentions' })];
    expect(shown(chats, chats, { threads: [[thread(1)], [thread(2)]], preferences: { level: 'mentions' } })).toEqual(['thread root']);
  });
  it('while its chat is open and the thread is not', () => {
    expect(shown([], [], { threads: [[thread(1)], [thread(2)]], attention: { isWindowFocused: true, openChatId: 'a' } })).toEqual(['thread root']);
  });
  it.each<[string, Parameters<typeof decide>[2]]>([
    ['paused', { preferences: { pausedUntilMs: nowMs + 1 } }],
    ['in quiet hours', { preferences: { quietHours: { isOn: true, days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, untilMinute: 0 } } }],
    ['turned off', { settings: { areNotificationsOn: false } }],
    ['at the level of nothing', { preferences: { level: 'none' } }],
  ])('not while it is %s, mentions included', (_case, situation) => {
    expect(shown([], [], { ...situation, threads: [[thread(1)], [thread(2, { mentionCount: 1 })]] })).toEqual([]);
  });
  it.each<[string, Situation]>([
    ['in a muted chat', { threads: [[thread(1)], [thread(2, { isMuted: true })]] }],
    ['of one’s own', { threads: [[thread(1)], [thread(2, { lastAnswer: { ...thread(2).lastAnswer, isOwn: true } })]] }],
    ['before one’s eyes', { threads: [[thread(1)], [thread(2)]], attention: { isWindowFocused: true, openThreadId: 'root' } }],
    ['where threads are not wanted', { threads: [[thread(1)], [thread(2)]], preferences: { areThreadsTold: false } }],
    ['where one wants nothing of its chat', { threads: [[thread(1, { chatId: 'none' })], [thread(2, { chatId: 'none', mentionCount: 1 })]] }],
    ['that is history', { threads: [[], [thread(2, { lastAnswer: { ...thread(2).lastAnswer, createdAt: 4 } })]] }],
  ])('but not %s', (_case, situation) => {
    const chats = [quietChat('none', { notificationPreference: 'none' })];
    expect(shown(chats, chats, situation)).toEqual([]);
  });
});

describe('an answer that names one or has one of one’s words, in a thread that one does not follow, is told of', () => {
  it('once for each thread, with the newest, and the click goes to its thread', () => {
    const after = [meant(4, { rootMessageId: 'other' }), meant(3), meant(2), meant(1)];
    expect(decide([], [], { meant: [[meant(1)], after] }).show).toMatchObject([
      { key: 'thread other', target: { messageId: 'meant 4', threadRootMessageId: 'other' }, messageCount: 1 },
      { key: 'thread elsewhere', target: { chatId: 'a', messageId: 'meant 3', seq: null, threadRootMessageId: 'elsewhere' }, chatTitle: 'Harbour', senderName: 'Ann', isInThread: true, messageCount: 2, chatCount: 1 },
    ]);
  });
  it('also where only mentions are wanted, and no other answers of threads', () => {
    const chats = [quietChat('a', { notificationPreference: 'mentions' })];
    expect(shown(chats, chats, { meant: [[], [meant(1)]], preferences: { level: 'mentions', areThreadsTold: false } })).toEqual(['thread elsewhere']);
  });
  it('until it is read here or elsewhere', () => {
    expect(decide([], [], { meant: [[meant(2), meant(1)], [meant(2)]] }).close).toEqual([]);
    expect(decide([], [], { meant: [[meant(2), meant(1)], []] }).close).toEqual(['thread elsewhere']);
  });
  const now: Situation['meant'] = [[], [meant(1)]];
  it.each<[string, Situation, Partial<ChatSummary>]>([
    ['in a muted chat', { meant: now }, { isMuted: true }],
    ['in a chat of which one wants nothing', { meant: now }, { notificationPreference: 'none' }],
    ['before one’s eyes', { meant: now, attention: { isWindowFocused: true, openThreadId: 'elsewhere' } }, {}],
    ['while it is paused', { meant: now, preferences: { pausedUntilMs: nowMs + 1 } }, {}],
    ['in quiet hours', { meant: now, preferences: { quietHours: { isOn: true, days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, untilMinute: 0 } } }, {}],
    ['when it is turned off', { meant: now, settings: { areNotificationsOn: false } }, {}],
    ['that is history', { meant: [[], [meant(1, { createdAt: 4 })]] }, {}],
    ['that has a word which is only now looked for', { meant: now, keywords: [['sails'], ['sails', 'ropes']] }, {}],
    ['in a thread that one has just ceased to follow', { meant: now, threads: [[thread(1, { rootMessageId: 'elsewhere' })], []] }, {}],
  ])('but not %s', (_case, situation, changes) => {
    const chats = [quietChat('a', changes)];
    expect(shown(chats, chats, situation)).toEqual([]);
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
    ['of the chat before one’s eyes', [[quietChat('a')], [loudChat('a')], { attention: { isWindowFocused: true, openChatId: 'a' } }]],
    ['of a chat with old messages that only now arrives, as on a new computer', [[], [loudChat('a', { lastMessage: message({ createdAt: 4 }) })]]],
    ['of a chat marked as unread by hand', [[quietChat('a')], [quietChat('a', { unreadCount: 1, isMarkedUnread: true })]]],
    ['while it is paused', [[quietChat('a')], [loudChat('a')], { preferences: { pausedUntilMs: nowMs + 1 } }]],
    ['when it is turned off', [[quietChat('a')], [loudChat('a')], { settings: { areNotificationsOn: false } }]],
    ['when the person wants nothing on any device', [[quietChat('a')], [loudChat('a', { mentionCount: 1 })], { preferences: { level: 'none' } }]],
    ['in quiet hours', [[quietChat('a')], [loudChat('a', { mentionCount: 1 })], { preferences: { quietHours: { isOn: true, days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, untilMinute: 0 } } }]],
    ['twice', [[loudChat('a')], [loudChat('a')]]],
    ['of older messages that came with the history', [[loudChat('a')], [loudChat('a', { unreadCount: 2, lastMessage: message({ createdAt: 4 }) })]]],
  ])('%s', (_case, parameters) => {
    expect(shown(...parameters)).toEqual([]);
  });
});

it('what was read here or elsewhere, or is gone, is closed, also in quiet hours; a pause that is over holds nothing back', () => {
  expect(decide([loudChat('a'), loudChat('b'), quietChat('c')], [quietChat('a'), loudChat('b')]).close).toEqual(['a', 'c']);
  expect(decide([loudChat('a')], [quietChat('a')], { preferences: { pausedUntilMs: nowMs + 1 } }).close).toEqual(['a']);
  expect(decide([], [], { threads: [[thread(1)], [thread(0)]] }).close).toEqual(['thread root']);
  expect(shown([quietChat('a')], [loudChat('a')], { preferences: { pausedUntilMs: nowMs } })).toEqual(['a']);
});

describe('what holds at a moment', () => {
  it('is said in one word, the strongest first', () => {
    const now = (preferences: Partial<NotificationPreferences>, areNotificationsOn = true) => whatIsTold({ areNotificationsOn }, { ...usualPreferences.notifications, ...preferences }, nowMs);
    expect([now({}), now({ level: 'mentions' }), now({ level: 'none' }), now({}, false), now({ pausedUntilMs: nowMs + 5 })]).toEqual([
      { reason: 'all' }, { reason: 'mentions' }, { reason: 'nothing' }, { reason: 'off' }, { reason: 'paused', untilMs: nowMs + 5 },
    ]);
  });
  // 10 June 2026 is a Wednesday (3).
  const at = (hours: number, minutes = 0, day = 10) => new Date(2026, 5, day, hours, minutes).getTime();
  const nights = { isOn: true, days: [3], fromMinute: 22 * 60, untilMinute: 8 * 60 };
  it.each([
    ['on the evening of its day', at(22), true],
    ['before it', at(21, 59), false],
    ['on the morning after', at(7, 59, 11), true],
    ['when it is over', at(8, 0, 11), false],
    ['on the morning of its day: that night began on another', at(7), false],
    ['on another evening', at(23, 0, 11), false],
  ])('a night is quiet %s', (_case, atMs, isQuiet) => {
    expect(isQuietAt(nights, atMs)).toBe(isQuiet);
  });
  it('hours of a day are quiet on that day alone, and nothing is when it is turned off', () => {
    const lunch = { isOn: true, days: [3], fromMinute: 12 * 60, untilMinute: 13 * 60 };
    expect([isQuietAt(lunch, at(12, 30)), isQuietAt(lunch, at(13)), isQuietAt(lunch, at(12, 30, 11)), isQuietAt({ ...lunch, isOn: false }, at(12, 30))]).toEqual([true, false, false, false]);
  });
  it('times of day are read and written as fields have them', () => {
    expect([minuteOfDay('22:30'), minuteOfDay('24:00'), minuteOfDay(''), timeOfDay(485)]).toEqual([1_350, null, null, '08:05']);
  });
});
