import { describe, expect, it } from 'vitest';
import { aMessage } from '../testing/a-message.ts';
import { toConversationItems } from './conversation-items.ts';

const noonMs = new Date(2026, 4, 20, 12).getTime();
const minuteMs = 60_000;

describe('a conversation', () => {
  it('groups what one person writes within five minutes', () => {
    const items = toConversationItems(
      [aMessage({ seq: 1, createdAt: noonMs }), aMessage({ seq: 2, createdAt: noonMs + 4 * minuteMs }), aMessage({ seq: 3, createdAt: noonMs + 10 * minuteMs })],
      null,
    );
    expect(items.filter((item) => item.kind === 'message').map((item) => item.startsGroup)).toEqual([true, false, true]);
  });

  it('begins a group anew for another sender, after a system line, and for an answer', () => {
    const replyTo = { messageId: 'x', seq: 1, senderName: 'Ben', preview: '', isDeleted: false };
    const items = toConversationItems(
      [
        aMessage({ seq: 1, createdAt: noonMs }),
        aMessage({ seq: 2, createdAt: noonMs, senderId: 'ben' }),
        aMessage({ seq: 3, createdAt: noonMs, senderId: 'ben', type: 'system', systemText: 'Ben left' }),
        aMessage({ seq: 4, createdAt: noonMs, senderId: 'ben' }),
        aMessage({ seq: 5, createdAt: noonMs, senderId: 'ben', replyTo }),
      ],
      null,
    );
    expect(items.map((item) => (item.kind === 'message' ? item.startsGroup : item.kind))).toEqual(['day', true, true, 'system', true, true]);
  });

  it('heads each day once, over midnight too', () => {
    const beforeMidnightMs = new Date(2026, 4, 20, 23, 59).getTime();
    const items = toConversationItems([aMessage({ seq: 1, createdAt: beforeMidnightMs }), aMessage({ seq: 2, createdAt: beforeMidnightMs + 2 * minuteMs })], null);
    expect(items.map((item) => item.kind)).toEqual(['day', 'message', 'day', 'message']);
  });

  it('draws the unread line once, above the first message of somebody else after the pointer', () => {
    const items = toConversationItems(
      [
        aMessage({ seq: 1, createdAt: noonMs }),
        aMessage({ seq: 2, createdAt: noonMs, isOwn: true, senderId: 'me' }),
        aMessage({ seq: 3, createdAt: noonMs }),
        aMessage({ seq: 4, createdAt: noonMs }),
      ],
      1,
    );
    expect(items.map((item) => item.kind)).toEqual(['day', 'message', 'message', 'unread', 'message', 'message']);
    expect(toConversationItems([aMessage({ seq: 9, createdAt: noonMs })], null).some((item) => item.kind === 'unread')).toBe(false);
  });
});
