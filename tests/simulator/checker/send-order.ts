import { beforeEverything } from './epoch-log.ts';
import { wasRefused, wasRetried } from './fates.ts';
import type { Intent } from './intents.ts';
import type { History } from './read-history.ts';

/**
 * The place of a sent message that the rules of order may compare: in the log, sent without a refusal or failure (a
 * retry comes later than what was sent meanwhile), and not offered again after a backup, which gives everything lost new places.
 */
export function comparablePlace(history: History, send: Intent): number | null {
  if (send.op.kind !== 'send' || wasRefused(history, send.cid) || wasRetried(history, send.op.messageId)) return null;
  for (const log of history.epochs.values()) {
    const message = log.messages.get(send.op.messageId);
    if (message === undefined) continue;
    const committedAt = message.versions[0]?.at ?? beforeEverything;
    const isOfferedAgain = committedAt === beforeEverything ? history.restoresAt.length > 0 : history.restoresAt.some((at) => at > send.beganAt && at < committedAt);
    return isOfferedAgain ? null : message.seq;
  }
  return null;
}

/** Whether a backup was put back between a message's commit and this moment: then its place may be another's by now. */
export function wasReplacedBefore(history: History, send: Intent, at: number): boolean {
  if (send.op.kind !== 'send') return false;
  for (const log of history.epochs.values()) {
    const committedAt = log.messages.get(send.op.messageId)?.versions[0]?.at;
    if (committedAt !== undefined) return history.restoresAt.some((restoredAt) => restoredAt > committedAt && restoredAt < at);
  }
  return false;
}
