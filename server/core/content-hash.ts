import { hash } from 'node:crypto';
import type { Intent } from '#shared/protocol/commands/command';
import type { CallDuty } from './calls/call-duty.ts';

/** SHA-256 over the intent with its keys in order, so that a retry is told from another command (SY2). */
export function contentHashOf(intent: Intent | CallDuty): string {
  return hash('sha256', textInOrder(intent));
}

/** What `JSON.stringify` gives of the value once the keys of all its objects are in order; once for each command, hence no copies. */
function textInOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textInOrder).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${textInOrder(fields[key])}`;
  }
  return `{${text}}`;
}
