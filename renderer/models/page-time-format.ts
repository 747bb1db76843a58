import { activeLanguage } from '../language/active-language.ts';
import { createTimeFormat, type TimeFormat } from './time-format.ts';

const made = new Map<string, TimeFormat>();

function current(): TimeFormat {
  const { locale } = activeLanguage();
  const known = made.get(locale) ?? createTimeFormat(locale);
  made.set(locale, known);
  return known;
}

/** Times as the language that is spoken writes them, in the person's time zone. */
export const pageTimeFormat: TimeFormat = {
  clock: (atMs) => current().clock(atMs),
  full: (atMs) => current().full(atMs),
  day: (atMs, nowMs) => current().day(atMs, nowMs),
  short: (atMs, nowMs) => current().short(atMs, nowMs),
  dayKey: (atMs) => current().dayKey(atMs),
};
