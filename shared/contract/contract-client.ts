import { deserializeError, HallwayError } from '../errors/hallway-error.ts';
import type { CallName, CallParams, CallResult } from './calls.ts';
import type { RendererCarrier, ResponseEnvelope } from './carrier.ts';
import { applyListPatch, patchedQueries, type ListKey } from './list-patch.ts';
import type { QueryName, QueryParams, QueryValue } from './queries.ts';

/** Ends a subscription; harmless afterwards. */
type Unsubscribe = () => void;

/** The renderer's end of the contract, the same over every carrier. */
export interface ContractClient {
  /** Asks once. Rejects with a `HallwayError`; `server_unreachable` when the carrier closed. */
  call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>>;
  /** Watches a query: the value now, and again after each change. */
  subscribe<N extends QueryName>(
    name: N,
    params: QueryParams<N>,
    onValue: (value: QueryValue<N>) => void,
    onError?: (error: HallwayError) => void,
  ): Unsubscribe;
}

interface Waiting {
  readonly onValue: (value: unknown) => void;
  readonly onError: (error: HallwayError) => void;
}

interface Watching extends Waiting {
  readonly listKey: ListKey | undefined;
  last: unknown;
}

/** Speaks the contract over a carrier. Values are trusted: both ends come from one build. */
export function createContractClient(carrier: RendererCarrier): ContractClient {
  const calls = new Map<number, Waiting>();
  const subscriptions = new Map<number, Watching>();
  let lastId = 0;
  let isClosed = false;

  carrier.onReceive((envelope) => deliver(envelope, calls, subscriptions));
  carrier.onClose(() => {
    isClosed = true;
    for (const waiting of calls.values()) waiting.onError(new HallwayError('internal', { message: 'The connection to Hallway’s backend closed.' }));
    calls.clear();
  });

  return {
    call(name, params) {
      return new Promise((resolve, reject) => {
        if (isClosed) return reject(new HallwayError('internal', { message: 'The connection to Hallway’s backend is closed.' }));
        const id = ++lastId;
        calls.set(id, { onValue: resolve as (value: unknown) => void, onError: reject });
        carrier.send({ type: 'call', id, name, params });
      });
    },
    subscribe(name, params, onValue, onError = () => undefined) {
      const id = ++lastId;
      subscriptions.set(id, { onValue: onValue as (value: unknown) => void, onError, listKey: patchedQueries[name], last: undefined });
      carrier.send({ type: 'subscribe', id, name, params });
      return () => {
        if (subscriptions.delete(id) && !isClosed) carrier.send({ type: 'unsubscribe', id });
      };
    },
  };
}

function deliver(envelope: ResponseEnvelope, calls: Map<number, Waiting>, subscriptions: Map<number, Watching>): void {
  if (envelope.type === 'value' || envelope.type === 'patch') {
    const watching = subscriptions.get(envelope.id);
    if (watching !== undefined) watching.onValue(keepValue(watching, envelope));
    return;
  }
  const call = calls.get(envelope.id);
  calls.delete(envelope.id);
  if (envelope.type === 'result') call?.onValue(envelope.value);
  else (call ?? subscriptions.get(envelope.id))?.onError(deserializeError(envelope.error));
}

function keepValue(watching: Watching, envelope: Extract<ResponseEnvelope, { type: 'value' | 'patch' }>): unknown {
  const value = envelope.type === 'value' ? envelope.value : applyListPatch(watching.last, envelope.patch, watching.listKey ?? null);
  // Of a value that is told whole nothing needs to be kept.
  if (watching.listKey !== undefined) watching.last = value;
  return value;
}
