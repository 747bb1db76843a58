import { describe, expect, it } from 'vitest';
import { limits } from '#shared/domain/limits';
import { compareTimestamps, mapMessage, timestampMs } from './map-message.ts';
import { slackMessageSchema } from './slack-schemas.ts';

const names = { personName: () => 'Ada Byron', channelName: () => 'general' };
const map = (message: object) => mapMessage(slackMessageSchema.parse({ type: 'message', user: 'U1', ts: '1700000000.123456', text: 'Hello', ...message }), names);
const only = (message: object) => {
  const { messages } = map(message);
  expect(messages).toHaveLength(1);
  return messages[0];
};

describe('mapMessage', () => {
  it('keeps who, what and when', () => {
    expect(only({})).toMatchObject({ key: '1700000000.123456', senderKey: 'U1', body: 'Hello', createdAtMs: 1_700_000_000_123, editedAtMs: null, root: null, isInChat: true, namedKeys: [] });
    expect(only({ text: '<@U2> and <@U3|cleo>, again <@U2>' })?.namedKeys).toEqual(['U2', 'U3']);
  });

  it('knows replies, and the first message of a thread as none', () => {
    expect(only({ thread_ts: '1699999999.000001' })?.root).toEqual({ key: '1699999999.000001', createdAtMs: 1_699_999_999_000 });
    expect(only({ thread_ts: '1699999999.000001' })?.isInChat).toBe(false);
    expect(only({ thread_ts: '1699999999.000001', subtype: 'thread_broadcast' })?.isInChat).toBe(true);
    expect(only({ thread_ts: '1700000000.123456' })?.root).toBeNull();
    expect(only({ thread_ts: '1700000001.000000' })?.root).toBeNull();
  });

  it('keeps when it was edited', () => {
    expect(only({ edited: { user: 'U1', ts: '1700000005.5' } })?.editedAtMs).toBe(1_700_000_005_500);
  });

  it('appends files as links, and says which are gone', () => {
    const files = [{ name: 'plan.pdf', permalink: 'https://example.org/f/1' }, { name: 'old.png', mode: 'tombstone' }, 'nonsense'];
    expect(only({ files })?.body).toBe('Hello\n📎 plan.pdf: https://example.org/f/1\n📎 old.png (no longer available)');
    expect(only({ text: '', files: files.slice(0, 1) })?.body).toBe('📎 plan.pdf: https://example.org/f/1');
  });

  it('takes the attachments of a program that wrote no text', () => {
    const attachments = [{ title: 'Build 7', title_link: 'https://example.org/7', text: 'passed', fallback: 'unused' }, { fallback: 'only this' }];
    expect(only({ text: '', attachments })?.body).toBe('[Build 7](https://example.org/7)\npassed\nonly this');
    expect(only({ text: '', attachments: [{ title: 'a > b\n| c', title_link: 'https://example.org/?a=1&amp;b=2' }] })?.body).toBe('[a > b | c](https://example.org/?a=1&b=2)');
    expect(only({ attachments })?.body).toBe('Hello');
  });

  it('maps reactions, once for each person and emoji', () => {
    const reactions = [
      { name: '+1', users: ['U1', 'U2'], count: 2 },
      { name: 'thumbsup', users: ['U2'], count: 1 },
      { name: 'our-very-own-emoji-with-a-long-long-name', users: ['U3'], count: 4 },
      'nonsense',
    ];
    const { messages, skipped } = map({ reactions });
    expect(messages[0]?.reactions).toEqual([
      { emoji: '👍', personKey: 'U1' },
      { emoji: '👍', personKey: 'U2' },
      { emoji: ':our-very-own-emoji-with-a-long:', personKey: 'U3' },
    ]);
    expect(skipped).toEqual([{ reason: 'reaction of nobody named', count: 3 }]);
  });

  it('keeps no more different reactions than a message may have', () => {
    const reactions = Array.from({ length: limits.reactionsPerMessage + 2 }, (_, index) => ({ name: `own-${index}`, users: ['U1'] }));
    const { messages, skipped } = map({ reactions });
    expect(messages[0]?.reactions).toHaveLength(limits.reactionsPerMessage);
    expect(skipped.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('is not held up by a count that cannot be', () => {
    expect(map({ reactions: [{ name: 'x', users: ['U1'], count: 1e15 }] }).skipped[0]?.count).toBe(1e15 - 1);
  });

  it('splits what is longer than a message may be, losing nothing', () => {
    const text = 'word '.repeat(limits.messageBodyLength / 2);
    const { messages } = map({ text, reactions: [{ name: 'x', users: ['U1'] }] });
    expect(messages.map(({ body }) => body).join('')).toBe(text);
    expect(messages.every(({ body }) => body.length <= limits.messageBodyLength)).toBe(true);
    expect(messages.map(({ key }) => key)).toEqual(['1700000000.123456', '1700000000.123456#2', '1700000000.123456#3']);
    expect(messages.map(({ reactions }) => reactions.length)).toEqual([1, 0, 0]);
  });

  it.each([
    ['channel_join', {}, { kind: 'members_added', userIds: ['U1'] }],
    ['group_leave', {}, { kind: 'member_left' }],
    ['channel_topic', { topic: 'a &amp; b' }, { kind: 'topic_changed', topic: 'a & b' }],
    ['channel_name', { name: 'new-name' }, { kind: 'group_renamed', name: 'new-name' }],
  ])('turns %s into a system message', (subtype, fields, details) => {
    expect(only({ subtype, ...fields })).toMatchObject({ details, body: '' });
  });

  it('keeps the place of a deleted message, without its text', () => {
    expect(only({ subtype: 'tombstone', text: 'This message was deleted.' })).toMatchObject({ isDeleted: true, body: '' });
  });

  it('leaves out what a channel tells of itself, and what nobody wrote', () => {
    expect(map({ subtype: 'channel_archive' })).toEqual({ messages: [], skipped: [{ reason: 'channel event', count: 1 }] });
    expect(map({ user: undefined })).toEqual({ messages: [], skipped: [{ reason: 'message without a sender', count: 1 }] });
  });

  it('keeps messages of programs and of kinds it does not know', () => {
    expect(only({ user: undefined, bot_id: 'B1', username: 'deploy', subtype: 'bot_message' })).toMatchObject({ senderKey: 'B1', senderName: 'deploy' });
    expect(only({ subtype: 'of_the_future' })?.body).toBe('Hello');
  });
});

describe('timestamps', () => {
  it('are read without rounding and ordered by every digit', () => {
    expect(timestampMs('1700000000.999999')).toBe(1_700_000_000_999);
    expect(timestampMs('1700000000')).toBe(1_700_000_000_000);
    expect(compareTimestamps('1700000000.000001', '1700000000.000002')).toBeLessThan(0);
    expect(compareTimestamps('999999999.9', '1700000000.0')).toBeLessThan(0);
    expect(compareTimestamps('1700000000.1', '1700000000.100000')).toBe(0);
  });
});
