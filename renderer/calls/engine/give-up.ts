import type { LinkState } from '../peer/media-link.ts';

/** How long the cause stands on the screen before a call that never came about is left, for each person in it: many connections at once take a slow computer longer. */
const shownPerLinkMs = 8_000;

/** A call whose connections all failed, and since when. */
export interface GiveUp {
  readonly failedSinceMs: number | null;
  readonly wasConnected: boolean;
  readonly isDue: boolean;
}

export const notGivenUp: GiveUp = { failedSinceMs: null, wasConnected: false, isDue: false };

/** Tells when to leave a call in which nobody could ever be reached: not one that worked before, and not while anybody may still come. */
export function nextGiveUp(state: GiveUp, { links, nowMs }: { links: readonly LinkState[]; nowMs: number }): GiveUp {
  const wasConnected = state.wasConnected || links.some((link) => link.phase === 'connected' || link.phase === 'interrupted');
  const haveAllFailed = links.length > 0 && links.every((link) => link.phase === 'failed');
  if (wasConnected || !haveAllFailed) return { failedSinceMs: null, wasConnected, isDue: false };
  const failedSinceMs = state.failedSinceMs ?? nowMs;
  return { failedSinceMs, wasConnected, isDue: nowMs - failedSinceMs >= shownPerLinkMs * links.length };
}
