const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const weekdayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const dayWithYearFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDateFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const shortDateWithYearFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: '2-digit' });
const relativeFormat = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const dayMs = 86_400_000;

/** The time of day, such as 14:05. */
export function timeText(atMs: number): string {
  return timeFormat.format(atMs);
}

/** Day and time in full, for tooltips and screen readers. */
export function fullTimeText(atMs: number): string {
  return fullFormat.format(atMs);
}

/** How a day is headed: today, yesterday, a weekday with its date, or a date with its year. */
export function dayText(atMs: number, nowMs: number): string {
  const days = daysBetween(atMs, nowMs);
  if (days <= 1 && days >= 0) return capitalize(relativeFormat.format(-days, 'day'));
  return isSameYear(atMs, nowMs) ? dayFormat.format(atMs) : dayWithYearFormat.format(atMs);
}

/** The shortest form for the chat list: a time today, a weekday this week, else a date. */
export function shortTimeText(atMs: number, nowMs: number): string {
  const days = daysBetween(atMs, nowMs);
  if (days === 0) return timeText(atMs);
  if (days > 0 && days < 7) return weekdayFormat.format(atMs);
  return isSameYear(atMs, nowMs) ? shortDateFormat.format(atMs) : shortDateWithYearFormat.format(atMs);
}

function daysBetween(atMs: number, nowMs: number): number {
  const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  // Rounded: a day of a clock change has 23 or 25 hours.
  return Math.round((startOfDay(nowMs) - startOfDay(atMs)) / dayMs);
}

function isSameYear(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).getFullYear() === new Date(otherMs).getFullYear();
}

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
