import { describe, expect, it } from 'vitest';
import { fromLocalInput, isSameStatus, statusEndMs, statusEnds, toLocalInput } from './person-status.ts';
import { readStatus } from './read-status.ts';

/** A Wednesday, 14:30 by this computer's clock. */
const nowMs = new Date(2026, 6, 15, 14, 30).getTime();
const at = (day: number, hours = 0, minutes = 0) => new Date(2026, 6, day, hours, minutes).getTime();

describe('the end of a status', () => {
  it('lies ahead for every choice that has one', () => {
    const ends = Object.fromEntries(statusEnds.map((end) => [end, statusEndMs(end, nowMs)]));
    expect(ends).toMatchObject({ never: null, custom: null, halfHour: at(15, 15), hour: at(15, 15, 30), fourHours: at(15, 18, 30), today: at(16) - 1, week: at(20) - 1 });
  });

  it('is this very Sunday on a Sunday', () => {
    expect(statusEndMs('week', at(19, 9))).toBe(at(20) - 1);
  });

  it('goes into a field and comes back to the minute', () => {
    expect(fromLocalInput(toLocalInput(nowMs))).toBe(nowMs);
    expect(fromLocalInput('')).toBeNull();
  });
});

describe('a status that is written', () => {
  it.each([
    ['🌴 On holiday until Friday', { emoji: '🌴', text: 'On holiday', until: at(17) }],
    ['In a meeting until 15:00', { emoji: null, text: 'In a meeting', until: at(15, 15) }],
    ['Early bird until 9.15', { emoji: null, text: 'Early bird', until: at(16, 9, 15) }],
    ['🎧 for 2 hours', { emoji: '🎧', text: '', until: at(15, 16, 30) }],
    ['Tea for 20 min', { emoji: null, text: 'Tea', until: at(15, 14, 50) }],
    ['Away until tomorrow', { emoji: null, text: 'Away', until: at(16) }],
    // A week from now: today has begun already.
    ['Away until Wednesday', { emoji: null, text: 'Away', until: at(22) }],
    ['👩🏽‍💻 deep work', { emoji: '👩🏽‍💻', text: 'deep work', until: null }],
    ['🇵🇹', { emoji: '🇵🇹', text: '', until: null }],
    ['Waiting until doomsday', { emoji: null, text: 'Waiting until doomsday', until: null }],
    ['Looking for 0 min', { emoji: null, text: 'Looking for 0 min', until: null }],
    ['two\nlines\u0007', { emoji: null, text: 'two lines', until: null }],
    ['<b>🌴</b> x', { emoji: null, text: '<b>🌴</b> x', until: null }],
  ])('%j', (written, expected) => {
    expect(readStatus(written, nowMs)).toEqual(expected);
  });

  it('says nothing where nothing is written', () => {
    expect(readStatus(' \n ', nowMs)).toBeNull();
  });
});

it('two statuses are the same when they say and end the same', () => {
  const status = { emoji: '🌴', text: 'Away', until: 5 };
  expect(isSameStatus(status, { ...status })).toBe(true);
  expect(isSameStatus(status, { ...status, until: null })).toBe(false);
  expect(isSameStatus(status, null)).toBe(false);
  expect(isSameStatus(null, null)).toBe(true);
});
