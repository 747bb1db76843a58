import { activeLanguage } from './active-language.ts';

/** Numbers and lists in the language that is spoken. `Intl` formatters are slow to build: they are kept for each locale. */
interface Formats {
  readonly number: Intl.NumberFormat;
  readonly percent: Intl.NumberFormat;
  readonly share: Intl.NumberFormat;
  readonly conjunction: Intl.ListFormat;
  readonly unit: Intl.ListFormat;
  readonly clockPart: Intl.NumberFormat;
}

const made = new Map<string, Formats>();

function formats(): Formats {
  const { locale } = activeLanguage();
  const known = made.get(locale);
  if (known !== undefined) return known;
  const created = {
    number: new Intl.NumberFormat(locale),
    percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    share: new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    conjunction: new Intl.ListFormat(locale, { type: 'conjunction' }),
    unit: new Intl.ListFormat(locale, { type: 'unit', style: 'short' }),
    clockPart: new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }),
  };
  made.set(locale, created);
  return created;
}

/** `1,234` as the language writes it. */
export function formatNumber(value: number): string {
  return formats().number.format(value);
}

/** @param percent 0 to 100 */
export function formatPercent(percent: number): string {
  return formats().percent.format(percent / 100);
}

/** A small share with one digit more. @param percent 0 to 100 */
export function formatShare(percent: number): string {
  return (percent < 10 ? formats().share : formats().percent).format(percent / 100);
}

/** `Ada, Ben, and Cleo` as the language joins names; `unit` leaves the “and” out, for facts in a row. */
export function formatList(items: readonly string[], type: 'conjunction' | 'unit' = 'conjunction'): string {
  return formats()[type].format(items);
}

/** A number of at least two digits, as clocks show it. */
export function formatClockPart(value: number): string {
  return formats().clockPart.format(value);
}
