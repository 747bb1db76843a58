import { describe, expect, it } from 'vitest';
import { personStatusSchema, personTitleSchema, timeZoneSchema } from '../protocol/primitives.ts';
import { currentStatus, isEmoji } from './person-status.ts';

describe('a status', () => {
  const status = { emoji: '🌴', text: 'On holiday', until: 1_000 };

  it('counts up to its end, and without one for ever', () => {
    expect(currentStatus(status, 999)).toEqual(status);
    expect(currentStatus(status, 1_000)).toBeNull();
    expect(currentStatus({ ...status, until: null }, Number.MAX_SAFE_INTEGER)).toEqual({ ...status, until: null });
    expect(currentStatus(null, 0)).toBeNull();
  });

  it('with a sign that is none is shown with one that says nothing', () => {
    expect(currentStatus({ ...status, emoji: '<img src=x>' }, 0)?.emoji).toBe('💬');
    expect(currentStatus({ ...status, emoji: null }, 0)?.emoji).toBeNull();
  });

  it('says something, in one line, of a bounded length', () => {
    expect(personStatusSchema.safeParse({ emoji: null, text: '', until: null }).success).toBe(false);
    expect(personStatusSchema.safeParse({ emoji: null, text: 'a\u0007b', until: null }).success).toBe(false);
    expect(personStatusSchema.safeParse({ emoji: null, text: 'x'.repeat(101), until: null }).success).toBe(false);
    expect(personStatusSchema.safeParse({ emoji: '🌴', text: '', until: 5 }).success).toBe(true);
  });
});

it.each(['🌴', '👩🏽‍💻', '🇵🇹', '1️⃣', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏳️‍🌈'])('%s is an emoji', (text) => expect(isEmoji(text)).toBe(true));
it.each(['', 'a', '1', '🌴🌴', '🌴a', '🇵', 'e\u0301', '\u202E'])('%j is none', (text) => expect(isEmoji(text)).toBe(false));

it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'])('%s has the form of a zone', (zone) => expect(timeZoneSchema.safeParse(zone).success).toBe(true));
it.each(['', '../etc/passwd', 'Europe/<b>', 'a b', 'x'.repeat(65)])('%j has not', (zone) => expect(timeZoneSchema.safeParse(zone).success).toBe(false));

it('a title is one line that says something', () => {
  expect(personTitleSchema.parse('  Boss \u202E')).toBe('Boss \u202E');
  for (const title of ['', '  ', 'a\nb', 'x'.repeat(121)]) expect(personTitleSchema.safeParse(title).success).toBe(false);
});
