import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { BackendCarrier, RequestEnvelope } from '#shared/contract/carrier';
import { deserializeError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { Backend, type BackendPorts } from '../backend.ts';
import { openWebSocket } from '../sync/open-socket.ts';
import { systemClock } from '../system-clock.ts';
import { workerStartSchema, type FromWorker, type PortName, type ToWorker } from './worker-messages.ts';

/** The backend's own thread (ADR 0002): socket, store and contract; the host's main thread only relays. */
if (parentPort === null) throw new Error('The backend runs as a worker thread');
await run(parentPort);

async function run(port: MessagePort): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message);
  const ports = new PortCalls(send);
  const connections = new Map<number, WorkerConnection>();
  const backend = new Backend({
    ...workerStartSchema.parse(workerData),
    logger: createRelayLogger(send, {}),
    ports: ports.api,
    clock: systemClock,
    random: Math.random,
    openSocket: openWebSocket,
    fetch: globalThis.fetch,
    onUnreadTotal: (total) => send({ type: 'unreadTotal', total }),
  });

  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'connect': {
        const connection = new WorkerConnection(message.connectionId, send);
        connections.set(message.connectionId, connection);
        return backend.connect(connection);
      }
      case 'envelope': return connections.get(message.connectionId)?.receive(message.envelope);
      case 'disconnect': {
        connections.get(message.connectionId)?.closed();
        return void connections.delete(message.connectionId);
      }
      case 'portResult': return ports.resolve(message.callId, message.value);
      case 'portFailure': return ports.reject(message.callId, deserializeError(message.error));
      case 'stop': {
        backend.stop();
        send({ type: 'stopped' });
        port.close();
      }
    }
  });
  await backend.start();
  send({ type: 'started' });
}

/** One renderer, as the backend sees it. What it sends is checked by the contract's server. */
class WorkerConnection implements BackendCarrier {
  readonly #id: number;
  readonly #send: (message: FromWorker) => void;
  readonly #early: RequestEnvelope[] = [];
  readonly #closeListeners: (() => void)[] = [];
  #receiver: ((envelope: RequestEnvelope) => void) | null = null;

  constructor(id: number, send: (message: FromWorker) => void) {
    this.#id = id;
    this.#send = send;
  }

  send(envelope: unknown): void {
    this.#send({ type: 'envelope', connectionId: this.#id, envelope });
  }

  onReceive(receiver: (envelope: RequestEnvelope) => void): void {
    this.#receiver = receiver;
    for (const envelope of this.#early.splice(0)) receiver(envelope);
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    this.#send({ type: 'disconnect', connectionId: this.#id });
    this.closed();
  }

  receive(envelope: unknown): void {
    if (this.#receiver === null) this.#early.push(envelope as RequestEnvelope);
    else this.#receiver(envelope as RequestEnvelope);
  }

  closed(): void {
    for (const listener of this.#closeListeners.splice(0)) listener();
  }
}

/** Asks the host's main thread and waits for its answers. */
class PortCalls {
  readonly api: BackendPorts;
  readonly #send: (message: FromWorker) => void;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #lastCallId = 0;

  constructor(send: (message: FromWorker) => void) {
    this.#send = send;
    this.api = {
      startDemoOrganization: () => this.#call('startDemoOrganization'),
      protectSecret: (secret) => this.#call('protectSecret', secret),
      revealSecret: (text) => this.#call('revealSecret', text),
    };
  }

  resolve(callId: number, value: unknown): void {
    this.#waiting.get(callId)?.resolve(value);
    this.#waiting.delete(callId);
  }

  reject(callId: number, error: Error): void {
    this.#waiting.get(callId)?.reject(error);
    this.#waiting.delete(callId);
  }

  #call<Result>(name: PortName, ...parameters: readonly unknown[]): Promise<Result> {
    return new Promise((resolve, reject) => {
      const callId = ++this.#lastCallId;
      this.#waiting.set(callId, { resolve: resolve as (value: unknown) => void, reject });
      this.#send({ type: 'portCall', callId, name, parameters });
    });
  }
}

function createRelayLogger(send: (message: FromWorker) => void, context: Record<string, unknown>): Logger {
  const log = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, more: Record<string, unknown> = {}) =>
    send({ type: 'log', level, message, context: { ...context, ...more } });
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error'), child: (more) => createRelayLogger(send, { ...context, ...more }) };
}
