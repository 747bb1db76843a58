import type { PersonStatus } from '#shared/protocol/primitives';

/** When a status ends, as it is chosen. */
export const statusEnds = ['never', 'halfHour', 'hour', 'fourHours', 'today', 'week', 'custom'] as const;
export type StatusEnd = (typeof statusEnds)[number];

/** What many people say; the words are in the strings. */
export const statusPresets = [
  { key: 'meeting', emoji: '📅', end: 'hour' },
  { key: 'focus', emoji: '🎧', end: 'fourHours' },
  { key: 'lunch', emoji: '🍽️', end: 'hour' },
  { key: 'remote', emoji: '🏠', end: 'today' },
  { key: 'sick', emoji: '🤒', end: 'today' },
  { key: 'holiday', emoji: '🌴', end: 'never' },
] as const satisfies readonly { readonly key: string; readonly emoji: string; readonly end: StatusEnd }[];

const minuteMs = 60_000;
const minutesOf: Partial<Record<StatusEnd, number>> = { halfHour: 30, hour: 60, fourHours: 240 };

/** When a status ends that is set now, by this computer's clock; null for never, and for `custom`, whose time is given. */
export function statusEndMs(end: StatusEnd, nowMs: number): number | null {
  const minutes = minutesOf[end];
  if (minutes !== undefined) return nowMs + minutes * minuteMs;
  if (end === 'today') return endOfDay(nowMs, 0);
  // Sunday is the last day of a week here, whatever the first one is called.
  if (end === 'week') return endOfDay(nowMs, (7 - new Date(nowMs).getDay()) % 7);
  return null;
}

function endOfDay(nowMs: number, daysLater: number): number {
  const day = new Date(nowMs);
  day.setDate(day.getDate() + daysLater);
  return day.setHours(23, 59, 59, 999);
}

/** A time as a field for date and time takes it, by this computer's clock. */
export function toLocalInput(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field says; null while it says nothing. */
export function fromLocalInput(text: string): number | null {
  const atMs = new Date(text).getTime();
  return Number.isNaN(atMs) ? null : atMs;
}

/** Whether two statuses say the same. */
export function isSameStatus(one: PersonStatus | null, other: PersonStatus | null): boolean {
  return one === other || (one !== null && other !== null && one.emoji === other.emoji && one.text === other.text && one.until === other.until);
}
