import { describe, expect, it } from 'vitest';
import { localTimeText, timeZoneChoices, zoneOffsetMinutes } from './local-time.ts';

/** A summer's day, 12:05 in UTC. */
const nowMs = Date.UTC(2026, 6, 15, 12, 5);

describe('the clock where somebody is', () => {
  it.each([
    ['Europe/Lisbon', 'Europe/Berlin', '1 hour behind you'],
    ['Asia/Kolkata', 'Europe/Berlin', '3 hours, 30 minutes ahead of you'],
    ['Europe/Rome', 'Europe/Berlin', 'same time as you'],
    ['America/Toronto', 'Asia/Tokyo', '13 hours behind you'],
    ['Asia/Kathmandu', 'Asia/Kolkata', '15 minutes ahead of you'],
  ])('%s from %s: %s', (theirs, own, expected) => {
    expect(localTimeText(theirs, nowMs, own)).toMatch(new RegExp(`^\\d{1,2}:\\d\\d(?:\\s[AP]M)?, ${expected}$`));
  });

  it('follows summer time', () => {
    expect(zoneOffsetMinutes('Europe/Berlin', nowMs)).toBe(120);
    expect(zoneOffsetMinutes('Europe/Berlin', Date.UTC(2026, 0, 15))).toBe(60);
  });

  it('is not told for a zone that nobody knows, or none', () => {
    expect(localTimeText('Atlantis/Sunken', nowMs)).toBeNull();
    expect(localTimeText('<script>', nowMs)).toBeNull();
    expect(localTimeText(null, nowMs)).toBeNull();
  });

  it('a zone that is set stays to be chosen, known or not', () => {
    expect(timeZoneChoices('Atlantis/Sunken')[0]).toBe('Atlantis/Sunken');
    expect(timeZoneChoices('Europe/Berlin').filter((zone) => zone === 'Europe/Berlin')).toHaveLength(1);
  });
});
