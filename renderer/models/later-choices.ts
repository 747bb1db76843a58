import { startOfDate } from './jump-dates.ts';
import { nextMorning } from './next-morning.ts';

export interface LaterChoice {
  readonly kind: 'laterToday' | 'tomorrow' | 'monday';
  readonly sendAt: number;
}

const morningHour = 9;
const lastHourOfWork = 18;
const hoursAhead = 2;
const monday = 1;
/** Further ahead, a year was mistyped. */
const mostDaysAhead = 365;
const dayMs = 24 * 60 * 60 * 1_000;

/** The times that are offered for a message that is sent later, by this computer's clock: today while people work, the next morning, and the next Monday unless that is the same. */
export function laterChoices(nowMs: number): LaterChoice[] {
  const today = laterToday(nowMs);
  const tomorrow = nextMorning(nowMs);
  const nextMonday = mondayMorning(nowMs);
  return [
    ...(today === null ? [] : [{ kind: 'laterToday', sendAt: today } as const]),
    { kind: 'tomorrow', sendAt: tomorrow },
    ...(nextMonday === tomorrow ? [] : [{ kind: 'monday', sendAt: nextMonday } as const]),
  ];
}

/** On a full hour at least two hours ahead, not before the morning; null when people have gone home by then. */
function laterToday(nowMs: number): number | null {
  const now = new Date(nowMs);
  const isFullHour = now.getMinutes() === 0 && now.getSeconds() === 0 && now.getMilliseconds() === 0;
  const hour = Math.max(morningHour, now.getHours() + hoursAhead + (isFullHour ? 0 : 1));
  return hour > lastHourOfWork ? null : new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour).getTime();
}

function mondayMorning(nowMs: number): number {
  const now = new Date(nowMs);
  const daysAhead = (7 + monday - now.getDay()) % 7 || 7;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysAhead, morningHour).getTime();
}

/** The moment of a day and a time as fields give them (`2026-03-09`, `14:05`); null where it is none. */
export function momentOf(date: string, time: string): number | null {
  const day = startOfDate(date);
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/.exec(time) ?? [];
  if (day === null || hour === undefined || minute === undefined) return null;
  // Not so many milliseconds after midnight: where clocks change, that is another time.
  return new Date(day).setHours(Number(hour), Number(minute), 0, 0);
}

/** A time of day as a time field takes it. */
export function timeValue(atMs: number): string {
  const at = new Date(atMs);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

export type LaterProblem = 'missing' | 'past' | 'tooFar';

/** Why a message cannot be sent then; null when it can. */
export function laterProblem(sendAt: number | null, nowMs: number): LaterProblem | null {
  if (sendAt === null) return 'missing';
  if (sendAt <= nowMs) return 'past';
  return sendAt > latestMoment(nowMs) ? 'tooFar' : null;
}

/** The last moment that a message may wait for. */
export function latestMoment(nowMs: number): number {
  return nowMs + mostDaysAhead * dayMs;
}
