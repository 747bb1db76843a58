import { describe, expect, it } from 'vitest';
import { completedEmoji, findTrigger, suggestEmoji } from './completion.ts';

const triggerOf = (text: string) => findTrigger(text, text.length);

describe('what can be completed', () => {
  it.each([
    ['hi @an', { kind: 'person', from: 3, query: 'an' }],
    ['@', { kind: 'person', from: 0, query: '' }],
    ['(@Ann Lee', { kind: 'person', from: 1, query: 'Ann Lee' }],
    ['done :ta', { kind: 'emoji', from: 5, query: 'ta' }],
    ['/sh', { kind: 'command', from: 0, query: 'sh' }],
    ['/', { kind: 'command', from: 0, query: '' }],
  ])('%j', (text, expected) => {
    expect(triggerOf(text)).toEqual(expected);
  });

  it.each(['ann@a', 'at 10:30', 'a :t', 'see /sh', 'https://a', '@Ann Lee said that', ''])('%j is nothing to complete', (text) => {
    expect(triggerOf(text)).toBeNull();
  });

  it('is found where the caret stands, also late in a long text', () => {
    const text = `${'word '.repeat(2_000)}@be and more`;
    expect(findTrigger(text, 10_003)).toEqual({ kind: 'person', from: 10_000, query: 'be' });
  });
});

it('emoji are found by their names, and a whole name becomes one', () => {
  expect(suggestEmoji('tada')[0]).toMatchObject({ insert: '🎉 ', label: ':party:' });
  expect(completedEmoji('well :thumbs_up:', 16)).toEqual({ from: 5, emoji: '👍' });
  expect([completedEmoji('a::', 3), completedEmoji(':nobody_knows_it:', 17), completedEmoji('12:30:', 6)]).toEqual([null, null, null]);
});
