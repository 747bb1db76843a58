import type { BackendCarrier, RequestEnvelope } from '#shared/contract/carrier';
import type { FromWorker } from './worker-messages.ts';

/** One renderer, as the backend sees it. What it sends is checked by the contract's server. */
export class WorkerConnection implements BackendCarrier {
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
