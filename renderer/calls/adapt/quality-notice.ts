import type { QualityLevel } from './link-quality.ts';

const SHOWN_AFTER_MS = 20_000;
const CLEARED_AFTER_MS = 10_000;

/** Whether to say that a connection is poor, and since when the looks at it say otherwise. */
export interface QualityNotice {
  isShown: boolean;
  otherwiseSinceMs: number | null;
}

export const noQualityNotice: QualityNotice = { isShown: false, otherwiseSinceMs: null };

/**
 * Gives whether to say that a connection is poor: after 20 seconds of it, not at once; no longer after 10 seconds in
 * which it was good or fair. A level that is unknown changes nothing.
 */
export function nextQualityNotice(notice: QualityNotice, { level, nowMs }: { level: QualityLevel; nowMs: number }): QualityNotice {
  if (level === 'unknown') return notice;
  if ((level === 'poor') === notice.isShown) return notice.otherwiseSinceMs === null ? notice : { ...notice, otherwiseSinceMs: null };
  const sinceMs = notice.otherwiseSinceMs ?? nowMs;
  const neededMs = notice.isShown ? CLEARED_AFTER_MS : SHOWN_AFTER_MS;
  return nowMs - sinceMs >= neededMs ? { isShown: !notice.isShown, otherwiseSinceMs: null } : { ...notice, otherwiseSinceMs: sinceMs };
}
