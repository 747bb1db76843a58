import { commonStrings } from '../strings/common.ts';
import { scheduledStrings } from '../strings/scheduled.ts';

/** How times are written, in the person's own language and time zone. All arguments are UTC milliseconds. */
export interface TimeFormat {
  /** The time of day: `14:05`. */
  readonly clock: (atMs: number) => string;
  /** Date and time in full, for tooltips. */
  full(atMs: number): string;
  /** A day separator: Today, Yesterday, or the date. */
  day(atMs: number, nowMs: number): string;
  /** Short, for lists: the time today, else Yesterday, the weekday, or the date. */
  short(atMs: number, nowMs: number): string;
  /** A moment to come, within a sentence: `tomorrow, 9:00`, or with its date. */
  ahead(atMs: number, nowMs: number): string;
  /** The same text for all times of one day. */
  readonly dayKey: (atMs: number) => string;
}

const weekMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * Makes the formats once; `Intl` formatters are slow to build.
 * @param timeZone the system's when left out
 * @param hourCycle as the language writes hours when left out
 */
export function createTimeFormat(locale: string, timeZone?: string, hourCycle?: 'h12' | 'h23'): TimeFormat {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...(timeZone === undefined ? {} : { timeZone }), ...(hourCycle === undefined || !('hour' in options || 'timeStyle' in options) ? {} : { hourCycle }) });
  const clock = make({ hour: 'numeric', minute: '2-digit' });
  const full = make({ dateStyle: 'full', timeStyle: 'short' });
  const weekday = make({ weekday: 'long' });
  const dayOfYear = make({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayAndYear = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = make({ day: 'numeric', month: 'short' });
  const shortDateAndYear = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const key = make({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const year = make({ year: 'numeric' });

  const dateAndClock = make({ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  const relativeDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  const dayKey = (atMs: number) => key.format(atMs);
  const isSameYear = (atMs: number, nowMs: number) => year.format(atMs) === year.format(nowMs);
  const nearDay = (atMs: number, nowMs: number) => {
    if (dayKey(atMs) === dayKey(nowMs)) return commonStrings.today;
    return dayKey(atMs) === dayKey(nowMs - 24 * 60 * 60 * 1_000) ? commonStrings.yesterday : null;
  };

  return {
    clock: (atMs) => clock.format(atMs),
    full: (atMs) => full.format(atMs),
    dayKey,
    day: (atMs, nowMs) => nearDay(atMs, nowMs) ?? (isSameYear(atMs, nowMs) ? dayOfYear : dayAndYear).format(atMs),
    ahead(atMs, nowMs) {
      const daysAhead = [0, 1].find((days) => dayKey(atMs) === dayKey(nowMs + days * 24 * 60 * 60 * 1_000));
      return daysAhead === undefined ? dateAndClock.format(atMs) : scheduledStrings.dayAndTime(relativeDay.format(daysAhead, 'day'), clock.format(atMs));
    },
    short(atMs, nowMs) {
      const near = nearDay(atMs, nowMs);
      if (near === commonStrings.today) return clock.format(atMs);
      if (near !== null) return near;
      if (nowMs - atMs < weekMs && atMs < nowMs) return weekday.format(atMs);
      return (isSameYear(atMs, nowMs) ? shortDate : shortDateAndYear).format(atMs);
    },
  };
}
