/** The moment at which a running duration shows its next second. Milliseconds from now; between 1 and 1,000. */
export function untilNextSecondMs(startedAtMs: number, nowMs: number): number {
  const past = (nowMs - startedAtMs) % 1_000;
  return 1_000 - (past < 0 ? past + 1_000 : past);
}
