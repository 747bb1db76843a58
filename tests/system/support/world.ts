import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Backend, type BackendPorts } from '#backend/backend';
import { openWebSocket, type OpenSocket } from '#backend/sync/open-socket';
import { systemClock } from '#backend/system-clock';
import { createUser } from '#server/accounts/create-user';
import { ensureOrganization } from '#server/accounts/ensure-organization';
import { hashPassword } from '#server/accounts/password-hasher';
import type { BuiltInRoleSlug } from '#server/database/seeds/roles.seed';
import { startServer, type RunningServer } from '#server/start-server';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { createContractClient, type ContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';

/** Everybody's. */
export const password = 'a long enough password';
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silent };
function ignore(): void {}

/** The wire between one backend and the server, in the test's hands. */
class Network {
  isCut = false;
  readonly #open = new Set<() => void>();

  /** Ends every connection and lets none be made until `mend`. */
  cut(): void {
    this.isCut = true;
    for (const end of this.#open) end();
  }

  mend(): void {
    this.isCut = false;
  }

  /** Frames that the server sends are looked at first; false loses the frame and cuts the connection. */
  onDown: (text: string) => boolean = () => true;

  /** Frames that the client sends; false loses the frame, silently. */
  onUp: (text: string) => boolean = () => true;

  /** How long each frame from the server is under way; none overtakes another. */
  delayMs: () => number = () => 0;

  readonly openSocket: OpenSocket = (target, events) => {
    if (this.isCut) {
      setTimeout(() => events.onClose({ closeCode: null, httpStatus: null, error: Object.assign(new Error('cut'), { code: 'ECONNREFUSED' }) }), 1);
      return { send: ignore, terminate: ignore };
    }
    let isEnded = false;
    const inTurn = createTurns(() => this.delayMs());
    const socket = openWebSocket(target, {
      ...events,
      onMessage: (text) => inTurn(() => {
        if (isEnded) return;
        if (this.onDown(text)) events.onMessage(text);
        else socket.terminate();
      }),
      onClose: (reason) => {
        isEnded = true;
        this.#open.delete(end);
        events.onClose(reason);
      },
    });
    const end = () => socket.terminate();
    this.#open.add(end);
    return { ...socket, send: (text) => void (this.onUp(text) && socket.send(text)) };
  };
}

/** Runs what it is given one after the other, each after a delay; at once when there is no delay and nothing before it. */
function createTurns(delayMs: () => number): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  const runNext = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setTimeout(runNext, delayMs());
  };
  return (work) => {
    const delay = delayMs();
    if (delay === 0 && waiting.length === 0) return work();
    if (waiting.push(work) === 1) setTimeout(runNext, delay);
  };
}

/** One person's device: a real backend on a store of its own, spoken to through the contract. */
export interface Device {
  readonly client: ContractClient;
  readonly network: Network;
  readonly profileFolder: string;
  readonly backend: Backend;
  /** The store of who is signed in, opened beside the backend. */
  openStoreFile(): Database.Database;
  /** What the host would answer the backend; a test may change it. */
  readonly ports: { -readonly [Name in keyof BackendPorts]: BackendPorts[Name] };
  /** The query's value now. */
  read<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryValue<N>>;
  /** The first value that fits. */
  until<N extends QueryName>(name: N, params: QueryParams<N>, fits: (value: QueryValue<N>) => boolean, timeoutMs?: number): Promise<QueryValue<N>>;
  /** Ends the backend as a crash would, and starts another on the same profile. */
  restart(): Promise<Device>;
}

export interface World {
  readonly serverUrl: string;
  readonly dataDir: string;
  /** Changes the server's database as another program would. */
  changeServer(sql: string, ...parameters: readonly (string | number)[]): void;
  addPerson(name: string, role?: BuiltInRoleSlug): Promise<{ email: string; userId: string; name: string }>;
  /** A new device with nobody signed in. */
  addDevice(clock?: Clock): Promise<Device>;
  /** A new device of this person, signed in and connected. */
  signInDevice(person: { email: string }): Promise<Device>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

interface DeviceParts {
  readonly profileFolder: string;
  readonly network: Network;
  readonly ports: Device['ports'];
  readonly clock: Clock;
}

function createPorts(): Device['ports'] {
  return {
    startDemoOrganization: () => Promise.reject(new Error('There is no demo here')),
    protectSecret: async (secret) => secret,
    revealSecret: async (text) => text,
  };
}

function storeFileIn(profileFolder: string): string {
  const stores = join(profileFolder, 'stores');
  const name = readdirSync(stores).find((file) => file.endsWith('.sqlite') && !file.endsWith('.unsent.sqlite'));
  if (name === undefined) throw new Error('This profile has no store');
  return join(stores, name);
}

/** Starts a real server; devices are added by the test. Everything is in a temporary folder and on loopback. */
export async function createWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-world-'));
  const dataDir = join(folder, 'server');
  const config = { host: '127.0.0.1', port: 0, dataDir, databaseUrl: null, organizationName: 'Blue Harbour', tls: null, logLevel: 'silent' } as const;
  let server: RunningServer = await startServer(config, { logger: silent });
  const { port, url: serverUrl } = server;
  const passwordHash = await hashPassword(password);
  const devices: Device[] = [];

  const world: World = {
    serverUrl,
    dataDir,
    changeServer(sql, ...parameters) {
      const database = new Database(join(dataDir, 'hallway.sqlite'));
      database.pragma('busy_timeout = 5000');
      database.prepare(sql).run(...parameters);
      database.close();
    },
    async addPerson(name, role = 'member') {
      const database = openSqlDatabase({ databaseUrl: null, dataDir });
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
      const userId = await database.transaction(async (writer) => {
        const organization = await ensureOrganization(writer, { name: 'Blue Harbour', nowMs: Date.now() });
        return createUser(writer, { organizationId: organization.id, email, displayName: name, role, passwordHash, nowMs: Date.now() });
      });
      await database.close();
      return { email, userId, name };
    },
    async addDevice(clock = systemClock) {
      const device = await startDevice({ profileFolder: join(folder, `profile-${devices.length}`), network: new Network(), ports: createPorts(), clock });
      devices.push(device);
      return device;
    },
    async signInDevice(person) {
      const device = await world.addDevice();
      await device.client.call('signIn', { serverUrl, email: person.email, password });
      await device.until('connection', {}, (view) => view.connection.status === 'connected');
      return device;
    },
    stopServer: () => server.stop(),
    async startServer() {
      server = await startServer({ ...config, port }, { logger: silent });
    },
    async close() {
      for (const device of devices) device.backend.stop();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;

  async function startDevice(parts: DeviceParts): Promise<Device> {
    const { profileFolder, network, ports } = parts;
    const backend = new Backend({
      profileFolder,
      deviceName: 'a test',
      logger: silent,
      ports: { startDemoOrganization: () => ports.startDemoOrganization(), protectSecret: (secret) => ports.protectSecret(secret), revealSecret: (text) => ports.revealSecret(text) },
      clock: parts.clock,
      random: Math.random,
      openSocket: network.openSocket,
      fetch: globalThis.fetch,
      onUnreadTotal: ignore,
    });
    await backend.start();
    const carriers = createMemoryCarriers();
    backend.connect(carriers.backend);
    const client = createContractClient(carriers.renderer);
    const device: Device = {
      client,
      network,
      profileFolder,
      backend,
      openStoreFile: () => new Database(storeFileIn(profileFolder)),
      ports,
      read: (name, params) => untilValue(client, { name, params, fits: () => true }),
      until: (name, params, fits, timeoutMs) => untilValue(client, { name, params, fits, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
      async restart() {
        backend.stop();
        const next = await startDevice(parts);
        devices[devices.indexOf(device)] = next;
        return next;
      },
    };
    return device;
  }
}

interface Wish<N extends QueryName> {
  readonly name: N;
  readonly params: QueryParams<N>;
  readonly fits: (value: QueryValue<N>) => boolean;
  readonly timeoutMs?: number;
}

function untilValue<N extends QueryName>(client: ContractClient, { name, params, fits, timeoutMs = 10_000 }: Wish<N>): Promise<QueryValue<N>> {
  return new Promise((resolve, reject) => {
    let last: unknown;
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      queueMicrotask(() => unsubscribe());
      settle();
    };
    const timer = setTimeout(() => finish(() => reject(new Error(`${name} never fitted; last: ${JSON.stringify(last)?.slice(0, 2_000)}`))), timeoutMs);
    const unsubscribe = client.subscribe(
      name,
      params,
      (value) => {
        last = value;
        if (fits(value)) finish(() => resolve(value));
      },
      (error) => finish(() => reject(error)),
    );
  });
}
