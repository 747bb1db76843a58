import { expect } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { checkHistory } from './check-history.ts';
import type { RuleId } from './violation.ts';

/** The history breaks this rule and no other. */
export function expectOnly(rule: RuleId, events: readonly HistoryEvent[]): void {
  const violations = checkHistory(events);
  expect(new Set(violations.map((violation) => violation.rule)), JSON.stringify(violations, null, 1)).toEqual(new Set([rule]));
}

export function expectNothing(events: readonly HistoryEvent[]): void {
  expect(checkHistory(events)).toEqual([]);
}
