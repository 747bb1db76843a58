const morningHour = 9;

/** Nine in the morning of the next day, by this computer's clock. */
export function nextMorning(nowMs: number): number {
  const morning = new Date(nowMs);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(morningHour, 0, 0, 0);
  return morning.getTime();
}
