import { describe, expect, it } from 'vitest';
import { buildMessageRows } from './message-rows.ts';
import { sampleMessage } from '../testing/sample-message.ts';

const dayKey = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
const options = { unreadAfterSeq: null, hasOlder: false, dayKey };
const noonMs = Date.UTC(2026, 0, 5, 12);
const minuteMs = 60_000;

describe('buildMessageRows', () => {
  it('groups messages of one sender within five minutes', () => {
    const rows = buildMessageRows(
      [sampleMessage({ seq: 1, createdAt: noonMs }), sampleMessage({ seq: 2, createdAt: noonMs + 4 * minuteMs }), sampleMessage({ seq: 3, createdAt: noonMs + 9 * minuteMs })],
      options,
    );
    expect(rows.map((row) => row.isGroupStart)).toEqual([true, false, true]);
  });

  it('begins a group after another sender, after a system line and with a reply', () => {
    const replyTo = { messageId: 'x', seq: 1, senderName: 'A', preview: { kind: 'text' as const, text: '' }, isDeleted: false };
    const rows = buildMessageRows(
      [
        sampleMessage({ seq: 1, createdAt: noonMs }),
        sampleMessage({ seq: 2, createdAt: noonMs, senderId: 'other' }),
        sampleMessage({ seq: 3, createdAt: noonMs, senderId: 'other', type: 'system' }),
        sampleMessage({ seq: 4, createdAt: noonMs, senderId: 'other' }),
        sampleMessage({ seq: 5, createdAt: noonMs, senderId: 'other', replyTo }),
      ],
      options,
    );
    expect(rows.map((row) => row.isGroupStart)).toEqual([true, true, true, true, true]);
  });

  it('says the day where it begins, but not above the first row while older messages exist', () => {
    const messages = [sampleMessage({ seq: 1, createdAt: noonMs }), sampleMessage({ seq: 2, createdAt: noonMs + 24 * 60 * minuteMs })];
    expect(buildMessageRows(messages, options).map((row) => row.dayAtMs !== null)).toEqual([true, true]);
    expect(buildMessageRows(messages, { ...options, hasOlder: true }).map((row) => row.dayAtMs !== null)).toEqual([false, true]);
  });

  it('draws the unread line once, above the first message that counts as unread', () => {
    const rows = buildMessageRows(
      [sampleMessage({ seq: 4 }), sampleMessage({ seq: 5, isOwn: true }), sampleMessage({ seq: 6, type: 'system' }), sampleMessage({ seq: 7, isDeleted: true }), sampleMessage({ seq: 8 }), sampleMessage({ seq: 9 })],
      { ...options, unreadAfterSeq: 4 },
    );
    expect(rows.map((row) => row.isFirstUnread)).toEqual([false, false, false, false, true, false]);
  });
});
