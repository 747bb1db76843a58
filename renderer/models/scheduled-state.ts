import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import { scheduledStrings } from '../strings/scheduled.ts';
import { pageTimeFormat } from './page-time-format.ts';

/**
 * How it stands with a message for later: it could not be kept or sent; the server has not got it, so that it is not sent
 * whatever its time; its time has come; or it waits.
 */
export type ScheduledState = 'failed' | 'notOnServer' | 'due' | 'waiting';

export function scheduledState({ failure, isOnServer, sendAt }: Pick<ScheduledMessage, 'failure' | 'isOnServer' | 'sendAt'>, nowMs: number): ScheduledState {
  if (failure !== null) return 'failed';
  if (!isOnServer) return 'notOnServer';
  return sendAt <= nowMs ? 'due' : 'waiting';
}

/** When a message is sent, within a sentence: “tomorrow, 9:00”. */
export function whenSent(sendAt: number, nowMs: number): string {
  return sendAt <= nowMs ? scheduledStrings.now : pageTimeFormat.ahead(sendAt, nowMs);
}

/** What stands above the composer of a chat or thread that has messages for later; null where it has none. */
export function scheduledSummary(messages: readonly ScheduledMessage[], nowMs: number): { readonly text: string; readonly isFailed: boolean } | null {
  const [next] = messages;
  if (next === undefined) return null;
  const failed = messages.filter(({ failure }) => failure !== null).length;
  if (failed > 0) return { text: scheduledStrings.failed(failed), isFailed: true };
  const text = scheduledStrings.bar(messages.length, whenSent(next.sendAt, nowMs));
  const waits = messages.some((message) => scheduledState(message, nowMs) === 'notOnServer');
  return { text: waits ? `${text} · ${scheduledStrings.notOnServerYet}` : text, isFailed: false };
}
