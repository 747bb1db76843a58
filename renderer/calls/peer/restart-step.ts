/** Waits between the ICE restarts of one interruption; the last one repeats. */
const restartPausesMs = [4_000, 6_000, 8_000] as const;
/** After this long without success the connection is built anew. */
const repairWindowMs = 30_000;

/** Where the repair of one interruption stands; times in milliseconds of one clock. */
export interface RepairProgress {
  readonly interruptedAtMs: number;
  /** ICE restarts made for this interruption. */
  readonly restarts: number;
  /** The last ICE restart for whatever reason. */
  readonly lastRestartAtMs: number | null;
  readonly nowMs: number;
}

/** What to do next for a connection that is interrupted. */
export type RestartStep = { readonly kind: 'restart' } | { readonly kind: 'wait'; readonly delayMs: number } | { readonly kind: 'rebuild' };

/** Restarts ICE several times over 30 s, never twice within 4 s, then gives up on the connection. */
export function nextRestartStep({ interruptedAtMs, restarts, lastRestartAtMs, nowMs }: RepairProgress): RestartStep {
  const leftMs = interruptedAtMs + repairWindowMs - nowMs;
  if (leftMs <= 0) return { kind: 'rebuild' };
  const delayMs = lastRestartAtMs === null ? 0 : lastRestartAtMs + restartPauseMs(restarts) - nowMs;
  return delayMs <= 0 ? { kind: 'restart' } : { kind: 'wait', delayMs: Math.min(delayMs, leftMs) };
}

/** How long after one ICE restart the next may follow, in milliseconds. */
export function restartPauseMs(restarts: number): number {
  const index = Math.min(Math.max(restarts - 1, 0), restartPausesMs.length - 1);
  return restartPausesMs[index] ?? restartPausesMs[0];
}
