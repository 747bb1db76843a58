/** From `fromMs` on, before `toMs` (UTC milliseconds), as the calendar of this computer has it. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

const shape = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** Gives the day, month or year that is meant by `2025-03-07`, `2025-03`, `2025`, `today` or `yesterday`; null for anything else. */
export function parsePeriod(text: string, nowMs: number): Period | null {
  const now = new Date(nowMs);
  const today = { year: now.getFullYear(), month: now.getMonth(), day: now.getDate() };
  const word = text.toLowerCase();
  if (word === 'today') return dayPeriod(today);
  if (word === 'yesterday') return dayPeriod({ ...today, day: today.day - 1 });
  const [, yearText, monthText, dayText] = shape.exec(text) ?? [];
  if (yearText === undefined) return null;
  const [year, month, day] = [Number(yearText), Number(monthText ?? 1) - 1, Number(dayText ?? 1)];
  // The 31st of April is none: such a date would silently become another.
  const start = new Date(year, month, day);
  if (start.getMonth() !== month || start.getDate() !== day || start.getFullYear() !== year) return null;
  if (dayText !== undefined) return dayPeriod({ year, month, day });
  const end = monthText === undefined ? new Date(year + 1, 0, 1) : new Date(year, month + 1, 1);
  return { fromMs: start.getTime(), toMs: end.getTime() };
}

/** By the calendar and not by 24 hours: two days of the year are longer and shorter. */
function dayPeriod({ year, month, day }: { year: number; month: number; day: number }): Period {
  return { fromMs: new Date(year, month, day).getTime(), toMs: new Date(year, month, day + 1).getTime() };
}
