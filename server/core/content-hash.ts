import { createHash } from 'node:crypto';
import type { Intent } from '#shared/protocol/commands/command';
import type { CallDuty } from './calls/call-duty.ts';

/** SHA-256 over the intent with its keys in order, so that a retry is told from another command (SY2). */
export function contentHashOf(intent: Intent | CallDuty): string {
  return createHash('sha256').update(JSON.stringify(inOrder(intent))).digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]));
}
