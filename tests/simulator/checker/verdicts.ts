import { doneAt } from './fates.ts';
import { readHistory } from './read-history.ts';
import type { HistoryEvent } from '../history.ts';
import type { Violation } from './violation.ts';

/**
 * What became of a sent message. `unknown-present` and `unknown-absent`: its sender was never told, so either is right.
 * `lost`, `duplicated` and `leaked` fail a run.
 */
export type Verdict = 'ok' | 'lost' | 'duplicated' | 'leaked' | 'unknown-present' | 'unknown-absent';

const verdictOfRule: Partial<Record<Violation['rule'], Verdict>> = { C1: 'lost', C2: 'duplicated', C9: 'leaked' };
const gravest: readonly Verdict[] = ['leaked', 'lost', 'duplicated'];

/** The verdict on every sent message of a run, from what {@link checkHistory} found in it. */
export function readVerdicts(events: readonly HistoryEvent[], violations: readonly Violation[]): Map<string, Verdict> {
  const history = readHistory(events);
  const logged = new Set(history.final?.server.rows.flatMap((row) => (row.kind === 'message' ? [row.id] : [])));
  const verdicts = new Map<string, Verdict>();
  for (const [messageId, { cid }] of history.sends) {
    const calm: Verdict = doneAt(history, cid) !== null ? 'ok' : logged.has(messageId) ? 'unknown-present' : 'unknown-absent';
    verdicts.set(messageId, calm);
  }
  for (const { rule, messageId } of violations) {
    const verdict = verdictOfRule[rule];
    if (messageId === undefined || verdict === undefined) continue;
    const known = verdicts.get(messageId);
    if (known === undefined || !gravest.includes(known) || gravest.indexOf(verdict) < gravest.indexOf(known)) verdicts.set(messageId, verdict);
  }
  return verdicts;
}

/** How many messages met each verdict. */
export function countVerdicts(verdicts: ReadonlyMap<string, Verdict>): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { ok: 0, lost: 0, duplicated: 0, leaked: 0, 'unknown-present': 0, 'unknown-absent': 0 };
  for (const verdict of verdicts.values()) counts[verdict] += 1;
  return counts;
}
