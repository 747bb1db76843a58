import { describe, expect, it } from 'vitest';
import { loadEmoji } from '../emoji/load-emoji.ts';
import { completedEmoji, findTrigger, suggestEmoji } from './completion.ts';

const triggerOf = (text: string) => findTrigger(text, text.length);

describe('what can be completed', () => {
  it.each([
    ['hi @an', { kind: 'person', from: 3, query: 'an' }],
    ['@', { kind: 'person', from: 0, query: '' }],
    ['(@Ann Lee', { kind: 'person', from: 1, query: 'Ann Lee' }],
    ['done :ta', { kind: 'emoji', from: 5, query: 'ta' }],
    ['schön :käse', { kind: 'emoji', from: 6, query: 'käse' }],
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

describe('emoji', async () => {
  const set = await loadEmoji('en');
  const completed = (text: string, tone = 0) => completedEmoji(set, { text, caret: text.length, tone });

  it('are suggested by what is typed, in the skin tone that the person wants', () => {
    expect(suggestEmoji(set, 'tad', 0)[0]).toMatchObject({ insert: '🎉 ', label: ':tada:', hint: 'party popper' });
    expect(suggestEmoji(set, 'thumbsu', 4)[0]).toMatchObject({ insert: '👍🏾 ', label: ':thumbsup:' });
  });

  it('take the place of a whole name', () => {
    expect([completed('well :thumbs_up:'), completed('well :+1:'), completed(':tada:'), completed(':TADA:'), completed('(:flag-de:')].map((found) => found?.emoji)).toEqual(['👍', '👍', '🎉', '🎉', '🇩🇪']);
    expect(completed('well :+1:')).toEqual({ from: 5, emoji: '👍' });
    expect([completed(':wave:', 3), completed(':wave::skin-tone-6:'), completed(':tada:', 3)].map((found) => found?.emoji)).toEqual(['👋🏽', '👋🏿', '🎉']);
    expect([completed('a::'), completed(':nobody_knows_it:'), completed('12:30:'), completed('a:tada:')]).toEqual([null, null, null, null]);
  });
});
