import { doneAt } from './fates.ts';
import { comparablePlace, wasReplacedBefore } from './send-order.ts';
import type { Intent } from './intents.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

/** C6: what the server had acknowledged to anybody stands above everything that anybody began to send afterwards. */
export function checkRealTime(history: History): Violation[] {
  const acknowledged = new Map<number, Intent[]>();
  for (const send of history.sends.values()) {
    const at = doneAt(history, send.cid);
    if (at !== null) acknowledged.set(at, [...(acknowledged.get(at) ?? []), send]);
  }
  const begun = new Map([...history.sends.values()].map((send) => [send.beganAt, send]));
  const highest = new Map<string, { readonly seq: number; readonly at: number }>();
  const violations: Violation[] = [];
  for (const [at, event] of history.events.entries()) {
    if (event.type === 'fault' && event.kind === 'restore') highest.clear();
    for (const send of acknowledged.get(at) ?? []) {
      // An answer that was under way while the backup was put back speaks of the log before.
      const seq = wasReplacedBefore(history, send, at) ? null : comparablePlace(history, send);
      if (seq !== null && seq > (highest.get(send.op.chatId)?.seq ?? 0)) highest.set(send.op.chatId, { seq, at });
    }
    const send = begun.get(at);
    const floor = send === undefined ? undefined : highest.get(send.op.chatId);
    const seq = send === undefined ? null : comparablePlace(history, send);
    if (send?.op.kind !== 'send' || floor === undefined || seq === null || seq >= floor.seq) continue;
    const { messageId } = send.op;
    violations.push({ rule: 'C6', message: `Message ${messageId} stands at ${seq}; ${floor.seq} had been acknowledged before it was begun`, eventIndexes: [floor.at, at], messageId });
  }
  return violations;
}
