import { beforeEach, describe, expect, it } from 'vitest';
import type { BackendCarrier, RequestEnvelope, ResponseEnvelope } from '#shared/contract/carrier';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { createHeldClock } from '../testing/held-clock.ts';
import { serveContract } from './contract-server.ts';
import type { Handlers } from './handler-types.ts';
import { LiveQueries, type LiveQuery, type MakeQuery } from './live-queries.ts';

class FakeCarrier implements BackendCarrier {
  readonly sent: ResponseEnvelope[] = [];
  isClosed = false;
  #receiver: (envelope: RequestEnvelope) => void = () => undefined;
  #closed: () => void = () => undefined;

  send(envelope: ResponseEnvelope): void {
    this.sent.push(envelope);
  }

  onReceive(receiver: (envelope: RequestEnvelope) => void): void {
    this.#receiver = receiver;
  }

  onClose(listener: () => void): void {
    this.#closed = listener;
  }

  close(): void {
    this.isClosed = true;
    this.#closed();
  }

  async give(envelope: unknown): Promise<void> {
    this.#receiver(envelope as RequestEnvelope);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const quiet: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (message) => void logged.push(message), child: () => quiet };
const logged: string[] = [];
/** Timers that the test fires. */
let timers: (() => void)[];
const clock: Clock = {
  nowMs: () => 0,
  after: (_delayMs, callback) => {
    timers.push(callback);
    return () => undefined;
  },
};
let live: LiveQueries;
let carrier: FakeCarrier;
let reads: number;
let value: unknown;

beforeEach(() => {
  timers = [];
  logged.length = 0;
  reads = 0;
  value = { status: 'signedOut' };
  live = new LiveQueries(clock);
  carrier = new FakeCarrier();
  const handlers = {
    markRead: async () => ({}),
    reconnectNow: () => Promise.reject(new HallwayError('not_signed_in')),
    tryDemo: () => Promise.reject(new Error('SELECT secret FROM table')),
  } as unknown as Handlers;
  const makeQuery = ((name) => ({
    dependsOn: new Set([name]),
    read: () => {
      reads += 1;
      if (value instanceof Error) throw value;
      return value;
    },
  })) as MakeQuery;
  serveContract(carrier, { handlers, makeQuery, live, logger: quiet });
});

const fire = () => {
  for (const timer of timers.splice(0)) timer();
};

describe('a renderer’s envelopes', () => {
  it.each([null, 'junk', {}, { type: 'call', id: -1, name: 'markRead' }, { type: 'call', id: 1, name: 'dropTables' }, { type: 'subscribe', id: 1, name: 'constructor' }])('%j ends the connection', async (envelope) => {
    await carrier.give(envelope);
    expect(carrier.isClosed).toBe(true);
    expect(carrier.sent).toEqual([]);
  });

  it('are answered by the id they carry', async () => {
    await carrier.give({ type: 'call', id: 7, name: 'markRead', params: { chatId: '00000000-0000-7000-8000-000000000001', seq: 3 } });
    expect(carrier.sent).toEqual([{ type: 'result', id: 7, value: {} }]);
  });

  it.each([[{ seq: 3 }], [{ chatId: 'x', seq: 3 }], [{ chatId: '00000000-0000-7000-8000-000000000001', seq: -1 }], [null]])('are refused with the parameters %j', async (params) => {
    await carrier.give({ type: 'call', id: 1, name: 'markRead', params });
    expect(carrier.sent).toMatchObject([{ type: 'failure', id: 1, error: { code: 'invalid_request' } }]);
  });

  it('tell a refusal by its code, and of a defect nothing but that there is one', async () => {
    await carrier.give({ type: 'call', id: 1, name: 'reconnectNow', params: {} });
    await carrier.give({ type: 'call', id: 2, name: 'tryDemo', params: {} });
    expect(carrier.sent).toMatchObject([{ error: { code: 'not_signed_in' } }, { error: { code: 'internal' } }]);
    expect(JSON.stringify(carrier.sent)).not.toContain('SELECT');
    expect(logged).toHaveLength(1);
  });
});

describe('watched queries', () => {
  const subscribe = (id: number, name = 'session', params: unknown = {}) => carrier.give({ type: 'subscribe', id, name, params });

  it('give their value at once, and again only after a change of what they depend on', async () => {
    await subscribe(1);
    live.note(['people']);
    fire();
    expect(reads).toBe(1);
    value = { status: 'signedIn' };
    live.note(['session']);
    live.note(['session']);
    expect(timers).toHaveLength(1);
    fire();
    expect(carrier.sent).toEqual([{ type: 'value', id: 1, value: { status: 'signedOut' } }, { type: 'value', id: 1, value: { status: 'signedIn' } }]);
    expect(reads).toBe(2);
  });

  it('are read at once after a change, and once for all changes that follow closely', async () => {
    const held = createHeldClock();
    const watched = new LiveQueries(held);
    let count = 0;
    const query: LiveQuery = { dependsOn: new Set(['messages']), read: () => [{ count: (count += 1) }] as never };
    watched.subscribe(query, () => undefined, () => undefined);
    watched.note(['messages']);
    held.pass(0);
    expect(count).toBe(2);
    for (let change = 0; change < 5; change += 1) {
      held.pass(1);
      watched.note(['messages']);
    }
    expect(count).toBe(2);
    held.pass(3);
    expect(count).toBe(3);
    held.pass(100);
    watched.note(['messages']);
    held.pass(0);
    expect(count).toBe(4);
  });

  it('do not tell an equal value twice', async () => {
    await subscribe(1);
    live.note(['session']);
    fire();
    expect(reads).toBe(2);
    expect(carrier.sent).toHaveLength(1);
  });

  it('show a call’s change before its answer', async () => {
    await subscribe(1);
    value = { status: 'changed' };
    live.note(['session']);
    await carrier.give({ type: 'call', id: 2, name: 'markRead', params: { chatId: '00000000-0000-7000-8000-000000000001', seq: 3 } });
    expect(carrier.sent.map(({ type }) => type)).toEqual(['value', 'value', 'result']);
  });

  it('of what others did the lists are told first; after an act of one’s own, what was opened last', async () => {
    await subscribe(1);
    await subscribe(2);
    const told = () => carrier.sent.splice(0).map(({ id }) => id);
    told();
    value = { status: 'by others' };
    live.note(['session']);
    fire();
    expect(told()).toEqual([1, 2]);
    value = { status: 'by oneself' };
    live.note(['session']);
    await carrier.give({ type: 'call', id: 3, name: 'markRead', params: { chatId: '00000000-0000-7000-8000-000000000001', seq: 3 } });
    expect(told()).toEqual([2, 1, 3]);
  });

  it('end with their subscription, and with the connection', async () => {
    await subscribe(1);
    await subscribe(2, 'people', { text: '', limit: 5 });
    await carrier.give({ type: 'unsubscribe', id: 1 });
    carrier.close();
    live.note(['session', 'people']);
    fire();
    expect(reads).toBe(2);
  });

  it('are refused with wrong parameters, and with an id that is taken', async () => {
    await subscribe(1, 'people', { text: 'x', limit: 100_000 });
    await subscribe(2);
    await subscribe(2);
    expect(carrier.sent.map(({ type, id }) => [type, id])).toEqual([['failure', 1], ['value', 2], ['failure', 2]]);
  });

  it('tell an error, and a value again when it has passed', async () => {
    await subscribe(1);
    for (const next of [new Error('broken'), value]) {
      value = next;
      live.note(['session']);
      fire();
    }
    expect(carrier.sent).toMatchObject([{ type: 'value' }, { type: 'failure', id: 1, error: { code: 'internal' } }, { type: 'value', value: { status: 'signedOut' } }]);
  });

  it('go on although one of them throws while it is told', () => {
    const told: unknown[] = [];
    const query: LiveQuery = { dependsOn: new Set(['session']), read: () => value as never };
    live.subscribe(query, () => { throw new Error('a broken carrier'); }, () => undefined);
    live.subscribe(query, (change) => told.push(change), () => undefined);
    value = { status: 'next' };
    live.note(['session']);
    fire();
    expect(told).toEqual([{ type: 'value', value: { status: 'signedOut' } }, { type: 'value', value: { status: 'next' } }]);
  });
});
