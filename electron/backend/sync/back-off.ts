import type { Random } from '#shared/runtime/random';

const firstDelayMs = 500;
const longestDelayMs = 30_000;

/**
 * How long to wait before the next attempt: exponential, its upper half left to chance, so that a thousand clients of a restarted
 * server do not come back at once.
 * @param attempt 1 for the first retry
 */
export function backOffMs(attempt: number, random: Random): number {
  const ceilingMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ceilingMs / 2 + (random() * ceilingMs) / 2);
}
