import type { ConnectionView } from '#shared/contract/views/connection-view';
import type { LinkState } from '../carrier/backend-link.ts';
import { pageTimeFormat } from './page-time-format.ts';
import { statusStrings } from '../strings/status.ts';

/** What the status line says. */
export interface StatusLine {
  readonly tone: 'good' | 'busy' | 'warning' | 'bad';
  readonly text: string;
  /** The reason, in one sentence, when there is one. */
  readonly detail: string | null;
  readonly canTryNow: boolean;
  /** Waiting, failed, history: shown after the state. */
  readonly facts: readonly string[];
}

/**
 * Puts the connection into words.
 * @param view undefined until the backend has answered
 * @param clockOf writes a time of day
 */
export function describeConnection(link: LinkState, view: ConnectionView | undefined, clockOf: (atMs: number) => string): StatusLine {
  if (link !== 'open') return { tone: 'busy', text: link === 'opening' ? statusStrings.starting : statusStrings.backendAway, detail: null, canTryNow: false, facts: [] };
  if (view === undefined) return { tone: 'busy', text: statusStrings.connecting, detail: null, canTryNow: false, facts: [] };
  return { ...describeState(view, clockOf), facts: factsOf(view) };
}

function describeState({ connection }: ConnectionView, clockOf: (atMs: number) => string): Omit<StatusLine, 'facts'> {
  switch (connection.status) {
    case 'connected':
      return { tone: 'good', text: statusStrings.connected, detail: null, canTryNow: false };
    case 'catchingUp':
      return { tone: 'busy', text: statusStrings.catchingUp, detail: null, canTryNow: false };
    case 'connecting':
      return { tone: 'busy', text: statusStrings.connecting, detail: null, canTryNow: connection.attempt > 1 };
    case 'offline':
      return {
        tone: connection.retryAtMs === null ? 'bad' : 'warning',
        text: statusStrings.offlineSince(clockOf(connection.sinceMs)),
        detail: connection.message,
        canTryNow: true,
      };
  }
}

function factsOf({ waitingCount, failedCount, history }: ConnectionView): string[] {
  const facts: string[] = [];
  if (waitingCount > 0) facts.push(statusStrings.waiting(waitingCount));
  if (failedCount > 0) facts.push(statusStrings.failed(failedCount));
  if (history.chatsComplete < history.chatsTotal) facts.push(statusStrings.history(percentHeld(history)));
  return facts;
}

/** When the connection is tried again; null where it need not be. */
export function nextTryText(connection: ConnectionView['connection'], clockOf: (atMs: number) => string): string | null {
  if (connection.status !== 'offline') return null;
  return connection.retryAtMs === null ? statusStrings.noNextTry : statusStrings.nextTry(clockOf(connection.retryAtMs));
}

/** How far back the messages reach, in one sentence. */
export function historyText(history: ConnectionView['history'], completeSinceMs: number | null): string {
  if (history.chatsComplete >= history.chatsTotal) return statusStrings.historyComplete;
  const percent = percentHeld(history);
  return completeSinceMs === null ? statusStrings.historyUnknown(percent) : statusStrings.historyPart(percent, pageTimeFormat.full(completeSinceMs));
}

/** Rounded down and below 100: what is not complete must not look complete. */
export function percentHeld({ messagesHeld, messagesTotal }: ConnectionView['history']): number {
  return messagesTotal === 0 ? 0 : Math.min(99, Math.floor((100 * messagesHeld) / messagesTotal));
}
