import { expect, it } from 'vitest';
import { dateValue, startOfDate, startOfJump } from './jump-dates.ts';
import { withQuote } from './quote-text.ts';

const at = (year: number, month: number, day: number, hour = 0) => new Date(year, month - 1, day, hour).getTime();

it('goes to the beginning of days, weeks and months, in the time zone of this computer', () => {
  const nowMs = at(2026, 3, 31, 15);
  expect(startOfJump('today', nowMs)).toBe(at(2026, 3, 31));
  expect(startOfJump('yesterday', nowMs)).toBe(at(2026, 3, 30));
  expect(startOfJump('lastWeek', nowMs)).toBe(at(2026, 3, 24));
  expect(startOfJump('lastMonth', nowMs)).toBe(at(2026, 2, 1));
  expect(startOfJump('beginning', nowMs)).toBe(0);
});

it('takes days as a date field gives them, and nothing else', () => {
  expect(startOfDate('2026-02-28')).toBe(at(2026, 2, 28));
  expect(dateValue(at(2026, 2, 8, 23))).toBe('2026-02-08');
  for (const value of ['', '2026-02-30', '2026-13-01', '28.02.2026', 'yesterday']) expect(startOfDate(value)).toBeNull();
  expect(startOfDate('0001-01-01')).toBe(0);
});

it('quotes line by line, below what was written, with room for an answer', () => {
  expect(withQuote('', 'One\n\ntwo ')).toBe('> One\n>\n> two\n');
  expect(withQuote('Yes\n', 'One')).toBe('Yes\n> One\n');
});
