import { calls, type CallName } from '#shared/contract/calls';
import { requestEnvelopeSchema, type BackendCarrier, type RequestEnvelope } from '#shared/contract/carrier';
import { patchedQueries } from '#shared/contract/list-patch';
import { queries } from '#shared/contract/queries';
import { HallwayError, serializeError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { isDamage } from '../store/damage.ts';
import { toStoreError } from '../store/open-store.ts';
import { stackOf } from '../stack-of.ts';
import type { Handlers } from './handler-types.ts';
import type { LiveQueries, MakeQuery } from './live-queries.ts';
import { listChanges, wholeChanges } from './value-changes.ts';

interface ContractServerOptions {
  readonly handlers: Handlers;
  readonly makeQuery: MakeQuery;
  readonly live: LiveQueries;
  readonly logger: Logger;
}

/** Answers one renderer over its carrier. Everything that comes in is checked; what is wrong is refused, loudly. */
export function serveContract(carrier: BackendCarrier, options: ContractServerOptions): void {
  const subscriptions = new Map<number, () => void>();
  carrier.onReceive((envelope) => void take(envelope));
  carrier.onClose(() => {
    for (const unsubscribe of subscriptions.values()) unsubscribe();
    subscriptions.clear();
  });

  async function take(received: unknown): Promise<void> {
    const envelope = requestEnvelopeSchema.safeParse(received);
    if (!envelope.success) {
      options.logger.warn('A renderer sent what is no request');
      return carrier.close();
    }
    try {
      await answer(envelope.data);
    } catch (error) {
      fail(envelope.data.id, error);
    }
  }

  async function answer(request: RequestEnvelope): Promise<void> {
    switch (request.type) {
      case 'call': {
        const value = await call(request.name, request.params);
        options.live.flush();
        return carrier.send({ type: 'result', id: request.id, value });
      }
      case 'subscribe': return subscribe(request);
      case 'unsubscribe': {
        subscriptions.get(request.id)?.();
        subscriptions.delete(request.id);
      }
    }
  }

  function call(name: CallName, params: unknown): Promise<unknown> {
    const parsed = calls[name].params.safeParse(params);
    if (!parsed.success) throw new HallwayError('invalid_request', { cause: parsed.error });
    return (options.handlers[name] as (given: unknown) => Promise<unknown>)(parsed.data);
  }

  function subscribe(request: Extract<RequestEnvelope, { type: 'subscribe' }>): void {
    const parsed = queries[request.name].params.safeParse(request.params);
    if (!parsed.success || subscriptions.has(request.id)) throw new HallwayError('invalid_request');
    const listKey = patchedQueries[request.name];
    const unsubscribe = options.live.subscribe(
      options.makeQuery(request.name, parsed.data),
      (change) => carrier.send({ id: request.id, ...change }),
      (error) => fail(request.id, error),
      listKey === undefined ? wholeChanges() : listChanges(listKey),
    );
    subscriptions.set(request.id, unsubscribe);
  }

  function fail(id: number, error: unknown): void {
    // Damage heals while the person waits a moment; it is no mistake of the program.
    const serialized = serializeError(isDamage(error) ? toStoreError(error) : error);
    if (serialized.kind === 'bug') options.logger.error('A request failed', { detail: detailOf(error) });
    carrier.send({ type: 'failure', id, error: serialized });
  }
}

/** For this computer's log only. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return stackOf(error.cause instanceof Error ? error.cause : error);
}
