/** A duration as clocks show it: `3:20`, `1:02:03`. Milliseconds in; never negative. */
export function durationText(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const pad = (count: number) => String(count).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** The moment at which a running duration shows its next second. Milliseconds from now; between 1 and 1,000. */
export function untilNextSecondMs(startedAtMs: number, nowMs: number): number {
  const past = (nowMs - startedAtMs) % 1_000;
  return 1_000 - (past < 0 ? past + 1_000 : past);
}
