import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BackendCarrier, ResponseEnvelope } from '#shared/contract/carrier';
import type { AccountView } from '#shared/contract/host/account-view';
import { HallwayError, serializeError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { stackOf } from '../stack-of.ts';
import type { FromWorker, PortName, ToWorker, WorkerStart } from '../worker/worker-messages.ts';
import type { DemoProcess } from './demo-process.ts';
import type { HostedBackend } from './hosted-backend.ts';
import type { SecretVault } from './secret-vault.ts';

export interface HostedBackendOptions {
  /** The file that the thread runs. */
  readonly program: string;
  readonly profileFolder: string;
  readonly logger: Logger;
  readonly demo: DemoProcess;
  readonly vault: SecretVault;
  readonly onUnreadTotal: (total: number) => void;
  /** Who the account is of; null: of nobody. */
  readonly onHolder: (holder: AccountView['holder']) => void;
  /** @throws HallwayError `account_exists` */
  readonly claimAccount: (organizationId: string, userId: string) => void;
  /** The backend ended without being asked to. */
  readonly onLost: () => void;
}

const stopTimeoutMs = 5_000;

/**
 * Starts the embedded backend of a profile in its own thread and relays between it and the renderers.
 * @throws HallwayError `internal` when the thread does not start, or its program is not there
 */
export async function startHostedBackend(options: HostedBackendOptions): Promise<HostedBackend> {
  if (!existsSync(options.program)) throw new HallwayError('internal', { message: `A part of Hallway is missing: ${options.program}. Install Hallway again.` });
  const start: WorkerStart = { profileFolder: options.profileFolder, deviceName: `${hostname()} (${process.platform})` };
  const worker = new Worker(options.program, { workerData: start });
  const relay = new Relay(worker, options);
  await relay.started();
  return relay;
}

/** The host's main thread between renderers and the backend's thread: carries envelopes, never looks into them. */
class Relay implements HostedBackend {
  readonly #worker: Worker;
  readonly #options: HostedBackendOptions;
  readonly #carriers = new Map<number, BackendCarrier>();
  #lastConnectionId = 0;
  #isStopping = false;

  constructor(worker: Worker, options: HostedBackendOptions) {
    this.#worker = worker;
    this.#options = options;
    worker.on('message', (message: FromWorker) => this.#take(message));
    worker.on('error', (error) => options.logger.error('The backend ended', { detail: stackOf(error) }));
    // Without their backend the renderers have nothing to show: they reconnect, or say so.
    worker.on('exit', () => {
      this.#closeAll();
      if (!this.#isStopping) options.onLost();
    });
  }

  async started(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const listen = (message: FromWorker) => {
        if (message.type !== 'started') return;
        this.#worker.off('message', listen);
        resolve();
      };
      this.#worker.on('message', listen);
      this.#worker.once('error', (error) => reject(new HallwayError('internal', { cause: error })));
    });
  }

  connect(carrier: BackendCarrier): void {
    const connectionId = ++this.#lastConnectionId;
    this.#carriers.set(connectionId, carrier);
    this.#send({ type: 'connect', connectionId });
    carrier.onReceive((envelope) => this.#send({ type: 'envelope', connectionId, envelope }));
    carrier.onClose(() => {
      if (this.#carriers.delete(connectionId)) this.#send({ type: 'disconnect', connectionId });
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const exit = once(this.#worker, 'exit');
    this.#send({ type: 'stop' });
    const timer = setTimeout(() => void this.#worker.terminate(), stopTimeoutMs);
    await exit;
    clearTimeout(timer);
  }

  #take(message: FromWorker): void {
    switch (message.type) {
      case 'envelope': return this.#carriers.get(message.connectionId)?.send(message.envelope as ResponseEnvelope);
      case 'disconnect': return this.#carriers.get(message.connectionId)?.close();
      case 'unreadTotal': return this.#options.onUnreadTotal(message.total);
      case 'holder': return this.#options.onHolder(message.holder);
      case 'log': return this.#options.logger[message.level](message.message, message.context);
      case 'portCall': return void this.#answerPort(message.callId, message.name, message.parameters);
      case 'started':
      case 'stopped':
    }
  }

  async #answerPort(callId: number, name: PortName, parameters: readonly string[]): Promise<void> {
    try {
      this.#send({ type: 'portResult', callId, value: await this.#callPort(name, parameters) });
    } catch (error) {
      this.#send({ type: 'portFailure', callId, error: serializeError(error) });
    }
  }

  async #callPort(name: PortName, [parameter = '', second = '']: readonly string[]): Promise<unknown> {
    switch (name) {
      case 'startDemoOrganization': return this.#options.demo.start();
      case 'protectSecret': return this.#options.vault.protect(parameter);
      case 'revealSecret': return this.#options.vault.reveal(parameter);
      case 'claimAccount': return this.#options.claimAccount(parameter, second);
    }
  }

  #closeAll(): void {
    for (const carrier of this.#carriers.values()) carrier.close();
    this.#carriers.clear();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
