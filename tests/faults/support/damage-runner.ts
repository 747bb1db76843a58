import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Backend } from '#backend/backend';
import { openWebSocket } from '#backend/sync/open-socket';
import { systemClock } from '#backend/system-clock';
import { createContractClient, type ContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { MessageView } from '#shared/contract/views/message-view';
import type { Logger } from '#shared/runtime/logger';
import { createRandom } from '../../system/support/seeded-random.ts';
import { damageFile, damageKinds, type DamageKind } from './damage.ts';
import { until } from './until.ts';

/** What a runner works on, as JSON in its first parameter. */
export interface DamageSettings {
  /** The profile to be copied and damaged. */
  readonly profile: string;
  readonly storeName: string;
  readonly chatId: string;
  readonly seeds: readonly number[];
  /** The texts there are, by the message's id. */
  readonly bodies: Readonly<Record<string, string>>;
  /** Texts that have not left the device. */
  readonly unsent: readonly string[];
}

/** What became of one damage. */
export interface DamageReport {
  readonly seed: number;
  readonly kind: DamageKind;
  /** Shown texts that nobody wrote. */
  readonly wrongTexts: number;
  readonly lostUnsent: number;
  readonly wasRebuilt: boolean;
  readonly usableAfterMs: number;
  readonly failure: string | null;
}

const usableWithinMs = 30_000;
const offeredWithinMs = 3_000;
const settings = JSON.parse(process.argv[2] ?? '{}') as DamageSettings;
const ignore = (): void => undefined;
/** What the device logged last: a failure that a person is told in a few words says here what it was. */
let lastLogged = '';
const note = (message: string, more: Record<string, unknown> = {}): void => void (lastLogged = `${message} ${JSON.stringify(more)}`);
const quiet: Logger = { debug: ignore, info: ignore, warn: note, error: note, child: () => quiet };

for (const seed of settings.seeds) process.send?.(await runCase(seed));
process.disconnect?.();

async function runCase(seed: number): Promise<DamageReport> {
  const random = createRandom(seed);
  const folder = `${settings.profile}-${seed}`;
  cpSync(settings.profile, folder, { recursive: true });
  const kind = damageKinds[Math.floor(random() * damageKinds.length)] ?? 'zeroed page';
  harm(folder, kind, random);
  const startedMs = performance.now();
  const report = { seed, kind, wrongTexts: 0, lostUnsent: 0, wasRebuilt: false, usableAfterMs: 0, failure: null };
  const device = createDevice(folder);
  try {
    await device.backend.start();
    // A read that meets the damage may fail, which heals the store; what counts is that nothing wrong is shown.
    const before = await shown(device.client).catch(() => []);
    const wrongTexts = before.filter(({ id, body, type, isDeleted }) => type === 'text' && !isDeleted && settings.bodies[id] !== body && !settings.unsent.includes(body)).length;
    device.connect();
    await settle(device);
    const after = await shown(device.client);
    const lostUnsent = settings.unsent.filter((body) => !after.some((message) => message.body === body) || !device.hasOffered(body)).length;
    const missing = Object.entries(settings.bodies).filter(([id, body]) => !after.some((message) => message.id === id && message.body === body)).length;
    return { ...report, wrongTexts, lostUnsent, wasRebuilt: before.length < after.length, usableAfterMs: performance.now() - startedMs, failure: missing === 0 ? null : `${missing} messages are missing in the end` };
  } catch (error) {
    return { ...report, failure: `${error instanceof Error ? error.message : String(error)} ${lastLogged.slice(0, 600)}` };
  } finally {
    device.backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function harm(folder: string, kind: DamageKind, random: () => number): void {
  const file = join(folder, 'stores', `${settings.storeName}.sqlite`);
  const log = `${file}-wal`;
  // The shared memory is no data: after a crash of the computer it is gone.
  rmSync(`${file}-shm`, { force: true });
  const isLog = existsSync(log) && random() < 0.3;
  damageFile(isLog ? log : file, kind, random);
}

interface RunnerDevice {
  readonly backend: Backend;
  readonly client: ContractClient;
  /** Lets it reach the server from now on. */
  connect(): void;
  /** Whether it tried to send this text. */
  readonly hasOffered: (body: string) => boolean;
}

function createDevice(profileFolder: string): RunnerDevice {
  let isOnline = false;
  const offered: string[] = [];
  const backend = new Backend({
    profileFolder,
    deviceName: 'a device',
    logger: quiet,
    ports: { startDemoOrganization: () => Promise.reject(new Error('none')), protectSecret: (secret) => Promise.resolve(secret), revealSecret: (text) => Promise.resolve(text) },
    clock: systemClock,
    random: Math.random,
    openSocket: (target, events) => {
      if (!isOnline) {
        setTimeout(() => events.onClose({ closeCode: null, httpStatus: null, error: new Error('not yet') }), 1);
        return { send: ignore, terminate: ignore };
      }
      const socket = openWebSocket(target, events);
      return { ...socket, send: (text) => {
        // The server never gets them: with the next damage they must be unsent again.
        if (text.includes('"message.send"')) offered.push(text);
        else socket.send(text);
      } };
    },
    fetch: globalThis.fetch,
    onUnreadTotal: ignore,
  });
  const carriers = createMemoryCarriers();
  backend.connect(carriers.backend);
  const client = createContractClient(carriers.renderer);
  return {
    backend,
    client,
    connect() {
      isOnline = true;
      // A store that could not be opened leaves nobody to reconnect; that shows in what follows.
      client.call('reconnectNow', {}).catch(ignore);
    },
    hasOffered: (body) => offered.some((text) => text.includes(JSON.stringify(body))),
  };
}

async function shown(client: ContractClient): Promise<readonly MessageView[]> {
  const value = await read(client, 'messages', { chatId: settings.chatId, anchorSeq: null, before: 500, after: 0 });
  return value.messages;
}

async function settle({ client, hasOffered }: RunnerDevice): Promise<void> {
  await until(async () => {
    const view = await read(client, 'connection', {}).catch(() => null);
    if (view === null) return { isReached: false, seen: lastLogged };
    const { history } = view;
    return { isReached: view.connection.status === 'connected' && history.messagesTotal > 0 && history.messagesHeld === history.messagesTotal, seen: [await read(client, 'session', {}), view] };
  }, usableWithinMs, 'it was not usable in time');
  await until(() => ({ isReached: settings.unsent.every(hasOffered) }), offeredWithinMs, 'not offered').catch(ignore);
}

function read<N extends QueryName>(client: ContractClient, name: N, params: QueryParams<N>): Promise<QueryValue<N>> {
  return new Promise((resolve, reject) => {
    const end = client.subscribe(name, params, (value) => {
      queueMicrotask(() => end());
      resolve(value);
    }, reject);
  });
}
