import type { QuietHours } from '#shared/domain/preferences';

/** Whether a moment lies in the quiet hours, by the clock and time zone of this computer. They may go over midnight: the day counts on which they began. */
export function isQuietAt({ isOn, days, fromMinute, untilMinute }: QuietHours, nowMs: number): boolean {
  if (!isOn) return false;
  const now = new Date(nowMs);
  const minute = now.getHours() * 60 + now.getMinutes();
  const today = now.getDay();
  const yesterday = (today + 6) % 7;
  if (fromMinute < untilMinute) return days.includes(today) && minute >= fromMinute && minute < untilMinute;
  return (days.includes(today) && minute >= fromMinute) || (days.includes(yesterday) && minute < untilMinute);
}

/** `22:30` as the minutes since midnight; null for anything else. */
export function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number.isNaN(minute) || minute >= 24 * 60 || Number(minutes) > 59 ? null : minute;
}

/** The minutes since midnight as a field for times has them. */
export function timeOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
