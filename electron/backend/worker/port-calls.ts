import type { BackendPorts } from '../backend.ts';
import type { FromWorker, PortName } from './worker-messages.ts';

/** Asks the host's main thread and waits for its answers. */
export class PortCalls {
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
      claimAccount: (organizationId, userId) => this.#call('claimAccount', organizationId, userId),
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

  #call<Result>(name: PortName, ...parameters: readonly string[]): Promise<Result> {
    return new Promise((resolve, reject) => {
      const callId = ++this.#lastCallId;
      this.#waiting.set(callId, { resolve: resolve as (value: unknown) => void, reject });
      this.#send({ type: 'portCall', callId, name, parameters });
    });
  }
}
