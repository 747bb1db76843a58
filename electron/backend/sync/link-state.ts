import type { ConnectionState } from '#shared/contract/views/connection-view';
import { assertNever } from '#shared/errors/assert-never';
import { errorCatalogue, type ErrorCode } from '#shared/errors/error-catalogue';

/** The connection as the interface shows it, and how often it was tried in a row. */
export interface LinkState {
  readonly connection: ConnectionState;
  readonly attempt: number;
}

export type LinkEvent =
  | { readonly type: 'connect' }
  /** `welcome` was heard: what was missed is being taken in. */
  | { readonly type: 'welcomed' }
  | { readonly type: 'caughtUp'; readonly nowMs: number }
  /** The socket ended, or was never there. `retryAtMs` null: only the person can help. */
  | { readonly type: 'lost'; readonly code: ErrorCode; readonly message?: string; readonly nowMs: number; readonly retryAtMs: number | null };

export const initialLinkState: LinkState = { connection: { status: 'connecting', attempt: 1 }, attempt: 0 };

/** What the connection is after an event; a pure function, so that each transition can be looked at. */
export function nextLinkState(state: LinkState, event: LinkEvent): LinkState {
  switch (event.type) {
    case 'connect': {
      const attempt = state.attempt + 1;
      // While it is tried again the person goes on seeing why it is offline, not a flicker.
      if (state.connection.status === 'offline') return { connection: { ...state.connection, retryAtMs: null }, attempt };
      return { connection: { status: 'connecting', attempt }, attempt };
    }
    case 'welcomed':
      return { connection: { status: 'catchingUp' }, attempt: state.attempt };
    case 'caughtUp':
      return { connection: { status: 'connected', sinceMs: event.nowMs }, attempt: 0 };
    case 'lost': {
      const sinceMs = state.connection.status === 'offline' ? state.connection.sinceMs : event.nowMs;
      const message = event.message ?? errorCatalogue[event.code].message;
      return { connection: { status: 'offline', code: event.code, message, sinceMs, retryAtMs: event.retryAtMs }, attempt: state.attempt };
    }
    default:
      return assertNever(event, 'link event');
  }
}
