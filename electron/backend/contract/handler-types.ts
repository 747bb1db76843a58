import type { CallName, CallResult, ReadCallParams } from '#shared/contract/calls';
import type { Fetch } from '../account/server-api.ts';
import type { SessionRuntime } from '../session/session-runtime.ts';

/** One function for each call of the contract. */
export type Handlers = { readonly [N in CallName]: (params: ReadCallParams<N>) => Promise<CallResult<N>> };

/** What of the whole backend the calls about signing in need. */
export interface SessionControl {
  readonly fetch: Fetch;
  signIn(params: ReadCallParams<'signIn'>): Promise<void>;
  tryDemo(): Promise<void>;
  signOut(): Promise<void>;
  /** @throws HallwayError `not_signed_in` */
  reconnect(): void;
  /** @throws HallwayError `not_signed_in` */
  session(): SessionRuntime;
}
