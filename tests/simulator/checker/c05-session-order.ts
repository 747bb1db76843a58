import { DeviceEpochs } from './device-view.ts';
import { comparablePlace } from './send-order.ts';
import type { Intent } from './intents.ts';
import type { History } from './read-history.ts';
import type { Violation } from './violation.ts';

interface Mark {
  readonly at: number;
  readonly seq: number;
  readonly messageId: string;
}

/**
 * C5: on one device, what was sent first stands first, and an answer stands below what its writer had read. Of two
 * sends only those are compared of which the device had promised the first before the second began.
 */
export function checkSessionOrder(history: History): Violation[] {
  const highest = new Map<string, Mark>();
  const promised = new Map<number, Intent>();
  for (const send of history.sends.values()) if (send.okAt !== null) promised.set(send.okAt, send);
  const begun = new Map([...history.sends.values()].map((send) => [send.beganAt, send]));
  const devices = new DeviceEpochs(history);
  const violations: Violation[] = [];
  for (const [at, event] of history.events.entries()) {
    devices.follow(event);
    if (event.type === 'fault' && event.kind === 'restore') highest.clear();
    const first = promised.get(at);
    if (first !== undefined) raise(highest, history, first);
    const second = begun.get(at);
    if (second === undefined) continue;
    violations.push(...judgeOrder(history, second, highest.get(keyOf(second))));
    // What was read of a log that a backup has replaced says nothing about places in the new one.
    if (!devices.isUnsure(second.device)) violations.push(...judgeReading(history, second));
  }
  return violations;
}

function keyOf({ device, op }: Intent): string {
  return `${device} ${op.chatId}`;
}

function raise(highest: Map<string, Mark>, history: History, send: Intent): void {
  const seq = comparablePlace(history, send);
  const key = keyOf(send);
  if (seq === null || send.op.kind !== 'send' || seq <= (highest.get(key)?.seq ?? 0)) return;
  highest.set(key, { at: send.beganAt, seq, messageId: send.op.messageId });
}

function judgeOrder(history: History, send: Intent, before: Mark | undefined): Violation[] {
  const seq = comparablePlace(history, send);
  if (seq === null || send.op.kind !== 'send' || before === undefined || before.seq <= seq) return [];
  const { messageId } = send.op;
  return [{ rule: 'C5', message: `${send.device} sent ${before.messageId} before ${messageId}, and the log has them at ${before.seq} and ${seq}`, eventIndexes: [before.at, send.beganAt], messageId }];
}

function judgeReading(history: History, send: Intent): Violation[] {
  const seq = comparablePlace(history, send);
  if (seq === null || send.op.kind !== 'send' || send.op.readUpTo < seq) return [];
  const { messageId, readUpTo } = send.op;
  return [{ rule: 'C5', message: `Message ${messageId} stands at ${seq}; its writer had read up to ${readUpTo}`, eventIndexes: [send.beganAt], messageId }];
}
