/** What the browser says holds the pictures back. */
export type Limitation = 'none' | 'cpu' | 'bandwidth';

/** The steps of sending less, from 0 (nothing held back). */
export const highestLoadLevel = 4;

/** A line that bears this much bears a small picture beside the voice: below it, only the voice is left. */
const PICTURE_LINE_BPS = 120_000;

/** A step needs this long to show; complaining on after it takes the next one. */
const DOWN_AGAIN_AFTER_MS = 3_000;
const UP_AFTER_MS = 10_000;
const LONGEST_UP_AFTER_MS = 60_000;
/** Complaints this soon after a step up show that the step up was wrong. */
const REGRET_WITHIN_MS = 15_000;

/** The browser begins with few bits and feels its way up; until then it complains about every line. */
const RAMP_UP_MS = 8_000;

/** How much less is sent to one person, and why. */
export interface Load {
  level: number;
  /** What the level is for: the latest complaint; `none` at level 0. */
  limitation: Limitation;
  lastDownAtMs: number | null;
  lastUpAtMs: number | null;
  quietSinceMs: number | null;
  /** How long it has to be quiet before the next step up; it grows when steps up fail. */
  upAfterMs: number;
}

export const noLoad: Load = {
  level: 0,
  limitation: 'none',
  lastDownAtMs: null,
  lastUpAtMs: null,
  quietSinceMs: null,
  upAfterMs: UP_AFTER_MS,
};

/** Gives the last step that a line calls for: giving up the picture altogether only where the line bears none. */
export function lastLoadLevel(availableOutgoingBps: number | null): number {
  return availableOutgoingBps !== null && availableOutgoingBps < PICTURE_LINE_BPS ? highestLoadLevel : highestLoadLevel - 1;
}

/** Gives what to make of a complaint: one about the line means nothing in the first seconds of a connection. */
export function heededLimitation(limitation: Limitation, connectedForMs: number): Limitation {
  return limitation === 'bandwidth' && connectedForMs < RAMP_UP_MS ? 'none' : limitation;
}

/**
 * Gives the load after one look at what holds the pictures back: less at once, more again a step at a time after ten
 * seconds without a complaint. When the complaints come back with a step up, the next one waits twice as long.
 */
export function nextLoadLevel(load: Load, { limitation, nowMs, lastLevel = highestLoadLevel }: { limitation: Limitation; nowMs: number; lastLevel?: number }): Load {
  return limitation === 'none' ? quiet(load, nowMs) : complained(load, limitation, { nowMs, lastLevel });
}

function complained(load: Load, limitation: Limitation, { nowMs, lastLevel }: { nowMs: number; lastLevel: number }): Load {
  const isSettling = load.lastDownAtMs !== null && nowMs - load.lastDownAtMs < DOWN_AGAIN_AFTER_MS;
  if (isSettling || load.level >= lastLevel) return { ...load, limitation: worse(load, limitation), quietSinceMs: null };
  const isRegret = load.lastUpAtMs !== null && nowMs - load.lastUpAtMs < REGRET_WITHIN_MS;
  return {
    level: load.level + 1,
    limitation: worse(load, limitation),
    lastDownAtMs: nowMs,
    lastUpAtMs: null,
    quietSinceMs: null,
    upAfterMs: isRegret ? Math.min(load.upAfterMs * 2, LONGEST_UP_AFTER_MS) : load.upAfterMs,
  };
}

/** A thin line stays the reason while the processor complains too: it is what decides whether voices come through. */
function worse(load: Load, limitation: Limitation): Limitation {
  return load.limitation === 'bandwidth' ? 'bandwidth' : limitation;
}

function quiet(load: Load, nowMs: number): Load {
  if (load.level === 0) return forgiven(load, nowMs);
  const quietSinceMs = load.quietSinceMs ?? nowMs;
  if (nowMs - quietSinceMs < load.upAfterMs) return { ...load, quietSinceMs };
  const level = load.level - 1;
  return { ...load, level, limitation: level === 0 ? 'none' : load.limitation, lastUpAtMs: nowMs, quietSinceMs: nowMs };
}

/** The last step up has held: the next trouble is a new one. */
function forgiven(load: Load, nowMs: number): Load {
  if (load.lastUpAtMs === null || nowMs - load.lastUpAtMs < REGRET_WITHIN_MS) return load;
  return noLoad;
}
