import { hash } from 'node:crypto';
import type { Intent } from '#shared/protocol/commands/command';
import type { CallDuty } from './calls/call-duty.ts';
import type { ScheduledDuty } from './scheduled-duty.ts';

/** SHA-256 over the intent with its keys in order, so that a retry is told from another command (SY2). */
export function contentHashOf(intent: Intent | CallDuty | ScheduledDuty): string {
  return hash('sha256', JSON.stringify(inOrder(intent)));
}

/** The value with the keys of all its objects in order. Once for each command: a plain copy written at once takes half of putting the text together here. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort()) ordered[key] = inOrder(fields[key]);
  return ordered;
}
