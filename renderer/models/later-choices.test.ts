import { expect, it } from 'vitest';
import { laterChoices, laterProblem, latestMoment, momentOf, timeValue } from './later-choices.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();
const choices = (nowMs: number) => laterChoices(nowMs).map(({ kind, sendAt }) => [kind, sendAt]);

it('offers a full hour of today, the next morning and the next Monday', () => {
  // 10 March 2026 was a Tuesday.
  expect(choices(at(10, 10, 20))).toEqual([['laterToday', at(10, 13)], ['tomorrow', at(11, 9)], ['monday', at(16, 9)]]);
  expect(choices(at(10, 10))).toEqual([['laterToday', at(10, 12)], ['tomorrow', at(11, 9)], ['monday', at(16, 9)]]);
});

it('by night, today means its morning; in the evening nothing is offered for today', () => {
  expect(choices(at(10, 1, 5))[0]).toEqual(['laterToday', at(10, 9)]);
  expect(choices(at(10, 15, 59))[0]).toEqual(['laterToday', at(10, 18)]);
  expect(choices(at(10, 16, 1))[0]).toEqual(['tomorrow', at(11, 9)]);
});

it('on Sunday, tomorrow is Monday and is offered once; on Monday, the one of next week is meant', () => {
  expect(choices(at(15, 20)).map(([kind]) => kind)).toEqual(['tomorrow']);
  expect(choices(at(16, 20))).toEqual([['tomorrow', at(17, 9)], ['monday', at(23, 9)]]);
});

it('takes a day and a time as fields give them, and nothing else', () => {
  expect(momentOf('2026-03-10', '14:05')).toBe(at(10, 14, 5));
  expect(momentOf('2026-03-10', '14:05:30')).toBe(at(10, 14, 5));
  expect(timeValue(at(10, 7, 5))).toBe('07:05');
  for (const [date, time] of [['', '14:05'], ['2026-03-10', ''], ['2026-02-30', '14:05'], ['2026-03-10', '24:00'], ['2026-03-10', '2 pm']] as const) expect(momentOf(date, time)).toBeNull();
});

it('a message waits for a moment that is to come, for a year at most', () => {
  const nowMs = at(10, 10);
  expect(laterProblem(null, nowMs)).toBe('missing');
  expect(laterProblem(nowMs, nowMs)).toBe('past');
  expect(laterProblem(nowMs + 1, nowMs)).toBeNull();
  expect(laterProblem(latestMoment(nowMs), nowMs)).toBeNull();
  expect(laterProblem(latestMoment(nowMs) + 1, nowMs)).toBe('tooFar');
});
