import { expect, it } from 'vitest';
import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import { scheduledState, scheduledSummary, whenSent } from './scheduled-state.ts';

const nowMs = new Date(2026, 2, 10, 10).getTime();
const tomorrow = new Date(2026, 2, 11, 9).getTime();
const message = (changes: Partial<ScheduledMessage> = {}): ScheduledMessage => ({
  messageId: 'one', chatId: 'chat', chatTitle: 'Harbour', body: 'Good morning', replyToMessageId: null, threadRootMessageId: null, isAlsoInChat: false, sendAt: tomorrow, isOnServer: true, failure: null, ...changes,
});
const failure = { code: 'not_allowed', commandId: null } as const;

it('says what holds a message up: a failure before anything, then that the server has not got it', () => {
  expect(scheduledState(message(), nowMs)).toBe('waiting');
  expect(scheduledState(message({ sendAt: nowMs }), nowMs)).toBe('due');
  expect(scheduledState(message({ sendAt: nowMs, isOnServer: false }), nowMs)).toBe('notOnServer');
  expect(scheduledState(message({ isOnServer: false, failure }), nowMs)).toBe('failed');
});

it('names times that are to come by their day, and what is past as now', () => {
  expect(whenSent(tomorrow, nowMs)).toMatch(/^tomorrow, 0?9:00/);
  expect(whenSent(nowMs + 3_600_000, nowMs)).toMatch(/^today, 11:00/);
  expect(whenSent(new Date(2026, 2, 16, 9).getTime(), nowMs)).toMatch(/Monday.*16.*9:00/);
  expect(whenSent(0, nowMs)).toBe('right now');
});

it('sums up what waits in a chat, and says what needs somebody', () => {
  expect(scheduledSummary([], nowMs)).toBeNull();
  expect(scheduledSummary([message()], nowMs)?.text).toMatch(/^1 message is scheduled for tomorrow, 0?9:00/);
  expect(scheduledSummary([message(), message()], nowMs)?.text).toMatch(/^2 messages are scheduled, the next for tomorrow/);
  expect(scheduledSummary([message({ isOnServer: false })], nowMs)?.text).toContain('has not reached the server');
  expect(scheduledSummary([message(), message({ failure })], nowMs)).toMatchObject({ isFailed: true, text: '1 scheduled message could not be sent' });
});
