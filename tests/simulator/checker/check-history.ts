import type { HistoryEvent } from '../history.ts';
import { checkDurable } from './c01-durable.ts';
import { checkOnce } from './c02-once.ts';
import { checkNoPhantom } from './c03-no-phantom.ts';
import { checkSameOrder } from './c04-same-order.ts';
import { checkSessionOrder } from './c05-session-order.ts';
import { checkRealTime } from './c06-real-time.ts';
import { checkUnread } from './c07-unread.ts';
import { checkReadPosition } from './c08-read-position.ts';
import { checkPrivacy } from './c09-privacy.ts';
import { checkDeleted } from './c10-deleted.ts';
import { checkConvergence } from './c11-convergence.ts';
import { checkLiveness } from './c12-liveness.ts';
import { checkCalls } from './c14-calls.ts';
import { checkEpoch } from './c15-epoch.ts';
import { checkHealth } from './c16-health.ts';
import { readHistory } from './read-history.ts';
import type { Rule, Violation } from './violation.ts';

const rules: readonly Rule[] = [
  checkDurable, checkOnce, checkNoPhantom, checkSameOrder, checkSessionOrder, checkRealTime, checkUnread, checkReadPosition, checkPrivacy, checkDeleted,
  checkConvergence, checkLiveness, checkCalls, checkEpoch, checkHealth,
];

/**
 * Judges what happened in a run by the rules C1 to C16. Each rule walks over the history a fixed number of times and
 * compares by look-up and sorting, never by trying orders, so that the work grows with the history's length alone.
 */
export function checkHistory(events: readonly HistoryEvent[]): Violation[] {
  const history = readHistory(events);
  return rules.flatMap((rule) => rule(history));
}
