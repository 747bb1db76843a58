import type { ConnectionView } from '#shared/contract/views/connection-view';
import { timeText } from './time-text.ts';

/** What the status line says, and how it looks. */
export interface StatusText {
  readonly tone: 'calm' | 'busy' | 'offline';
  readonly text: string;
  /** A reason to read on hover. */
  readonly detail: string | null;
  readonly canRetry: boolean;
}

/** The truth in a few words: connected or since when not, what waits, how far the history reaches. */
export function statusText(view: ConnectionView): StatusText {
  const parts = [connectionText(view), waitingText(view), failedText(view), historyText(view)].filter((part) => part !== null);
  const { connection } = view;
  const isOffline = connection.status === 'offline';
  return {
    tone: isOffline ? 'offline' : connection.status === 'connected' ? 'calm' : 'busy',
    text: parts.join(' · '),
    detail: isOffline ? connection.message : null,
    canRetry: isOffline && connection.code !== 'session_ended',
  };
}

function connectionText({ connection }: ConnectionView): string {
  switch (connection.status) {
    case 'connected': return 'Connected';
    case 'catchingUp': return 'Catching up…';
    case 'connecting': return 'Connecting…';
    case 'offline': return `Offline since ${timeText(connection.sinceMs)}`;
  }
}

function waitingText({ waitingCount }: ConnectionView): string | null {
  return waitingCount === 0 ? null : `${waitingCount} waiting to send`;
}

function failedText({ failedCount }: ConnectionView): string | null {
  return failedCount === 0 ? null : `${failedCount} not sent`;
}

function historyText({ history, connection }: ConnectionView): string | null {
  if (history.chatsComplete >= history.chatsTotal || connection.status === 'offline') return null;
  return `History ${Math.floor((history.chatsComplete / history.chatsTotal) * 100)} %`;
}
