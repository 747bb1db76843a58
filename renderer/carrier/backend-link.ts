import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import type { RendererCarrier } from '#shared/contract/carrier';
import { createContractClient, type ContractClient } from '#shared/contract/contract-client';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Random } from '#shared/runtime/random';
import { commonStrings } from '../strings/common.ts';
import { SharedWatches } from './shared-watches.ts';

/** `opening` only before the first connection; afterwards a lost backend is `reconnecting`. */
export type LinkState = 'opening' | 'open' | 'reconnecting';

/** A contract client that outlives its carrier: it reconnects and watches again what was watched. */
export interface BackendLink extends ContractClient {
  /** Whose backend it is, as the host names it. */
  readonly accountId: string;
  readonly state: () => LinkState;
  readonly onStateChange: (listener: () => void) => () => void;
  /** The last value of a query that is being watched already. */
  peek<N extends QueryName>(name: N, params: QueryParams<N>): QueryValue<N> | undefined;
  /** Ends the link for good. */
  close(): void;
}

export interface BackendLinkOptions {
  readonly accountId: string;
  readonly open: () => Promise<RendererCarrier>;
  readonly clock: Clock;
  readonly random: Random;
}

const firstDelayMs = 250;
const longestDelayMs = 5_000;

/**
 * Links the renderer to its backend for as long as the page lives. Calls made before the first connection wait for it;
 * calls made while the backend is away are refused at once, so that whoever asked can keep what was typed.
 */
export function createBackendLink(options: BackendLinkOptions): BackendLink {
  const watches = new SharedWatches();
  const listeners = new Set<() => void>();
  const early: (() => void)[] = [];
  let state: LinkState = 'opening';
  let client: ContractClient | null = null;
  let carrier: RendererCarrier | null = null;
  let isEnded = false;
  let attempt = 0;

  function change(next: LinkState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function retry(): void {
    if (isEnded) return;
    const ceilingMs = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
    attempt += 1;
    options.clock.after(ceilingMs * (0.5 + options.random() / 2), () => void connect());
  }

  function lose(): void {
    client = null;
    carrier = null;
    watches.setClient(null);
    if (isEnded) return;
    change('reconnecting');
    retry();
  }

  async function connect(): Promise<void> {
    try {
      carrier = await options.open();
    } catch {
      retry();
      return;
    }
    if (isEnded) return carrier.close();
    attempt = 0;
    const opened = createContractClient(carrier);
    client = opened;
    carrier.onClose(lose);
    watches.setClient(opened);
    change('open');
    for (const send of early.splice(0)) send();
  }

  void connect();

  return {
    call: (name, params) => callThrough({ current: () => client, isOpening: () => state === 'opening', early }, name, params),
    subscribe: (name, params, onValue, onError = () => undefined) => watches.add(name, params, { onValue, onError }),
    peek: (name, params) => watches.peek(name, params),
    accountId: options.accountId,
    state: () => state,
    onStateChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isEnded = true;
      carrier?.close();
    },
  };
}

interface CallRoute {
  readonly current: () => ContractClient | null;
  readonly isOpening: () => boolean;
  readonly early: (() => void)[];
}

function callThrough<N extends CallName>(route: CallRoute, name: N, params: CallParams<N>): Promise<CallResult<N>> {
  const client = route.current();
  if (client !== null) return client.call(name, params);
  const refuse = () => Promise.reject<CallResult<N>>(new HallwayError('internal', { message: commonStrings.backendAway }));
  if (!route.isOpening()) return refuse();
  return new Promise((resolve) => {
    route.early.push(() => resolve(route.current()?.call(name, params) ?? refuse()));
  });
}
