import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Backend } from '#backend/backend';
import type { Fetch } from '#backend/account/server-api';
import type { StoreDatabase } from '#backend/store/store-database';
import type { OpenSocket } from '#backend/sync/open-socket';
import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import type { RequestEnvelope, ResponseEnvelope } from '#shared/contract/carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { Logger } from '#shared/runtime/logger';
import type { Link, Weather } from './link.ts';
import { databaseError } from './simulated-database.ts';
import { copyDatabase, copyTemplate, removeDatabase, type Person } from './templates.ts';
import { createClock, Life, type Actor, type VirtualTime } from './virtual-time.ts';

export interface DeviceParts {
  readonly name: string;
  readonly number: number;
  readonly person: Person;
  readonly folder: string;
  /** Below the profile's `stores` folder. */
  readonly storeName: string;
  readonly templateFile: string;
  readonly time: VirtualTime;
  readonly logger: Logger;
  readonly fetch: Fetch;
  readonly openSocket: OpenSocket;
  readonly random: () => number;
  readonly enter: (actor: Actor, work: () => void) => void;
  onConnection(status: 'connecting' | 'catchingUp' | 'connected' | 'offline', code: string | undefined): void;
}

export const serverUrl = 'https://chat.example.org';
const ignore = (): void => undefined;

/** A device with the real backend on a real profile folder; it can be killed, started again, and put back to an older copy. */
export class SimulatedDevice implements Actor {
  readonly number: number;
  offsetMs = 0;
  lastId = { ms: 0, count: 0 };
  readonly name: string;
  readonly person: Person;
  readonly storeFile: string;
  readonly weather: Weather = { isOffline: false, upMs: 2, downMs: 2, up: [], down: [] };
  readonly links = new Set<Link>();
  /** Pulls asked on the present connection and not answered. */
  pullRequestId: number | null = null;
  life = new Life();
  isUp = false;
  status = 'offline';
  /** The store as opened last; null while nobody is signed in. */
  store: StoreDatabase | null = null;
  /** The next transaction of the store fails with this code. */
  storeFailure: string | null = null;
  readonly #parts: DeviceParts;
  #receive: (envelope: RequestEnvelope) => void = ignore;
  #lastRequestId = 0;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  readonly #watching = new Map<number, (value: unknown) => void>();
  #hasOldCopy = false;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
    this.number = parts.number;
    this.name = parts.name;
    this.person = parts.person;
    this.storeFile = join(parts.folder, 'stores', `${parts.storeName}.sqlite`);
    mkdirSync(join(parts.folder, 'stores'), { recursive: true });
    copyTemplate(parts.templateFile, this.storeFile);
  }

  /** Starts the program on its profile. */
  async start(): Promise<void> {
    if (this.isUp) return;
    const { time, logger, fetch, openSocket, random, enter, folder } = this.#parts;
    const life = new Life();
    this.life = life;
    this.isUp = true;
    this.lastId = { ms: 0, count: 0 };
    this.#waiting.clear();
    this.#watching.clear();
    const backend = new Backend({
      profileFolder: folder, deviceName: this.name, logger, random, openSocket, fetch: heardBy(life, fetch),
      ports: { startDemoOrganization: () => Promise.reject(new Error('There is no demo here')), protectSecret: async (secret) => secret, revealSecret: async (text) => text },
      clock: createClock({ time, actor: this, life, enter }),
      onUnreadTotal: ignore,
    });
    await backend.start();
    backend.connect({
      send: (envelope) => (life.isOver ? undefined : this.#take(envelope)),
      onReceive: (receiver) => void (this.#receive = receiver),
      onClose: ignore,
      close: ignore,
    });
  }

  /** Nothing of the process is left; its files stay as they are at this moment. */
  kill(): void {
    if (!this.isUp) return;
    this.isUp = false;
    this.life.isOver = true;
    for (const link of this.links) link.abandon();
    this.links.clear();
    const { store } = this;
    this.store = null;
    this.status = 'offline';
    if (store === null || !existsSync(this.storeFile)) return;
    const aside = `${this.storeFile}.aside`;
    copyDatabase(this.storeFile, aside);
    store.close();
    copyDatabase(aside, this.storeFile);
    removeDatabase(aside);
  }

  /** Keeps the profile as it is now. */
  copyProfile(): void {
    const account = join(this.#parts.folder, 'account.json');
    if (!existsSync(this.storeFile) || !existsSync(account)) return;
    copyDatabase(this.storeFile, `${this.#parts.folder}/old.sqlite`);
    copyFileSync(account, `${this.#parts.folder}/old.json`);
    this.#hasOldCopy = true;
  }

  /** The program is ended, the older copy put in its place; false when there is none. */
  putOldProfileBack(): boolean {
    if (!this.#hasOldCopy) return false;
    this.kill();
    copyDatabase(`${this.#parts.folder}/old.sqlite`, this.storeFile);
    copyFileSync(`${this.#parts.folder}/old.json`, join(this.#parts.folder, 'account.json'));
    return true;
  }

  /** The files that this device's words may be in. */
  files(): string[] {
    const stores = join(this.#parts.folder, 'stores');
    return readdirSync(stores).map((name) => join(stores, name));
  }

  call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>> {
    const id = ++this.#lastRequestId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as CallResult<N>), reject });
      this.#parts.enter(this, () => this.#receive({ type: 'call', id, name, params }));
    });
  }

  /** What the interface would show now. */
  query<N extends QueryName>(name: N, params: QueryParams<N>): QueryValue<N> | null {
    const id = ++this.#lastRequestId;
    let value: unknown = null;
    this.#watching.set(id, (given) => (value = given));
    this.#parts.enter(this, () => {
      this.#receive({ type: 'subscribe', id, name, params });
      this.#receive({ type: 'unsubscribe', id });
    });
    this.#watching.delete(id);
    return value as QueryValue<N> | null;
  }

  /** The product opened its store: what it works with from now on fails when the schedule says so. */
  takeStore(store: StoreDatabase): StoreDatabase {
    const wrapped: StoreDatabase = {
      ...store,
      transaction: (work) => {
        const code = this.storeFailure;
        this.storeFailure = null;
        if (code === null) return store.transaction(work);
        return store.transaction((writer) => {
          work(writer);
          throw databaseError(code);
        });
      },
      close: () => {
        if (this.store === wrapped) this.store = null;
        store.close();
      },
    };
    this.store = wrapped;
    return wrapped;
  }

  /** The run is over: nothing of this device is needed any more. */
  end(): void {
    this.life.isOver = true;
    this.store?.close();
  }

  /** Asks how the connection stands, after what may have changed it. */
  noteConnection(): void {
    const connection = this.query('connection', {})?.connection;
    if (connection === undefined || connection.status === this.status) return;
    this.status = connection.status;
    this.#parts.onConnection(connection.status, 'code' in connection ? connection.code : undefined);
  }

  #take(envelope: ResponseEnvelope): void {
    if (envelope.type === 'value') return this.#watching.get(envelope.id)?.(envelope.value);
    // A query is asked once, so nothing of it can change.
    if (envelope.type === 'patch') return;
    const asked = this.#waiting.get(envelope.id);
    this.#waiting.delete(envelope.id);
    if (envelope.type === 'result') asked?.resolve(envelope.value);
    else asked?.reject(envelope.error);
  }
}

/** A process that has ended hears no answer: what it waited for goes on nowhere. */
function heardBy(life: Life, fetch: Fetch): Fetch {
  return (...asked) =>
    new Promise((resolve, reject) => {
      fetch(...asked).then((response) => life.isOver || resolve(response), (error: unknown) => life.isOver || reject(error));
    });
}
