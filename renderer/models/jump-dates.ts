export const jumpDates = ['today', 'yesterday', 'lastWeek', 'lastMonth', 'beginning'] as const;
export type JumpDate = (typeof jumpDates)[number];

/** The moment from which messages are looked for: the first one of the day, week or month in the time zone of this computer. */
export function startOfJump(date: JumpDate, nowMs: number): number {
  const now = new Date(nowMs);
  const day = (monthStep: number, dayStep: number) => new Date(now.getFullYear(), now.getMonth() + monthStep, now.getDate() + dayStep).getTime();
  switch (date) {
    case 'today': return day(0, 0);
    case 'yesterday': return day(0, -1);
    case 'lastWeek': return day(0, -7);
    // Not the 31st of a month that has none.
    case 'lastMonth': return new Date(now.getFullYear(), now.getMonth() - 1, 1).getTime();
    case 'beginning': return 0;
  }
}

/** The first moment of a day as a date field gives it (`2026-03-09`); null where it is none. */
export function startOfDate(value: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(day));
  return start.getMonth() === Number(month) - 1 ? Math.max(0, start.getTime()) : null;
}

/** A day as a date field takes it. */
export function dateValue(atMs: number): string {
  const at = new Date(atMs);
  return `${String(at.getFullYear()).padStart(4, '0')}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
