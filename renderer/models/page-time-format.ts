import type { HourCycle } from '#shared/contract/interface-settings';
import { activeLanguage } from '../language/active-language.ts';
import { createTimeFormat, type TimeFormat } from './time-format.ts';

const made = new Map<string, TimeFormat>();
let hours: HourCycle = 'system';

function current(): TimeFormat {
  const { locale } = activeLanguage();
  const key = `${locale} ${hours}`;
  const known = made.get(key) ?? createTimeFormat(locale, undefined, hours === 'system' ? undefined : hours);
  made.set(key, known);
  return known;
}

/** Times as the language that is spoken writes them, in the person's time zone and with the hours that they chose. */
export const pageTimeFormat: TimeFormat = {
  clock: (atMs) => current().clock(atMs),
  full: (atMs) => current().full(atMs),
  day: (atMs, nowMs) => current().day(atMs, nowMs),
  short: (atMs, nowMs) => current().short(atMs, nowMs),
  ahead: (atMs, nowMs) => current().ahead(atMs, nowMs),
  dayKey: (atMs) => current().dayKey(atMs),
};

/** Writes hours in another way from now on; whoever shows times has to draw again. */
export function setHourCycle(hourCycle: HourCycle): void {
  hours = hourCycle;
}

/** The days of the week as the language names them, in the order in which its weeks go; 0 is Sunday. */
export function weekdayNames(): { readonly day: number; readonly name: string }[] {
  const { locale } = activeLanguage();
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const first = firstWeekday(new Intl.Locale(locale));
  // 4 January 1970 was a Sunday.
  return Array.from({ length: 7 }, (_, index) => (first + index) % 7).map((day) => ({ day, name: names.format(Date.UTC(1970, 0, 4 + day)) }));
}

/** Newer than the types of the language library. */
interface WeekLocale extends Intl.Locale {
  getWeekInfo?(): { readonly firstDay: number };
}

function firstWeekday(locale: WeekLocale): number {
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7;
}
