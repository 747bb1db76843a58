import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Fetch } from '#backend/account/server-api';
import type { OpenSocket } from '#backend/sync/open-socket';
import type { Logger } from '#shared/runtime/logger';
import { protocolVersion } from '#shared/protocol/protocol-version';
import { createRandom } from '../../system/support/seeded-random.ts';
import { takeFrameDown, takeFrameGiven, takeFrameUp } from './frame-recorder.ts';
import { Link } from './link.ts';
import { Recorder } from './recorder.ts';
import { SimulatedDevice, serverUrl } from './simulated-device.ts';
import { settle, simulate } from './simulated-process.ts';
import { SimulatedServer } from './simulated-server.ts';
import { copyTemplate, type Person, type Templates } from './templates.ts';
import { makeId, startMs, VirtualTime, type Actor } from './virtual-time.ts';

const ignore = (): void => undefined;
const handshakeTimeoutMs = 10_000;
const refusedError = () => Object.assign(new Error('simulated: ECONNREFUSED'), { code: 'ECONNREFUSED' });

/** A server, people with their devices, and the network between them, in one process and on one clock. */
export class World {
  readonly time = new VirtualTime();
  readonly recorder = new Recorder(this.time);
  readonly server: SimulatedServer;
  readonly devices: SimulatedDevice[] = [];
  readonly folder: string;
  readonly templates: Templates;
  /** The people of this run. */
  people: readonly Person[] = [];
  /** What people wrote, each word once. */
  readonly words: string[] = [];
  /** No fault begins or goes on any more. */
  isQuiet = false;
  readonly #seed: number;
  #actor: Actor | null = null;
  #tokenCount = 0;
  /** What ends the requests that wait for an answer. */
  readonly #asking = new Set<() => void>();

  constructor(templates: Templates, seed: number) {
    this.templates = templates;
    this.folder = join(templates.folder, 'run');
    this.#seed = seed;
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    this.server = new SimulatedServer({
      folder: this.folder, templateFile: templates.serverFile, organizationId: templates.organizationId, time: this.time, recorder: this.recorder,
      logger: this.#loggerOf('server'), enter: (actor, work) => this.enter(actor, work), onKilled: () => this.#cutAll(),
    });
    simulate({
      newId: () => this.#newId(),
      nowMs: () => startMs + this.time.elapsedMs + (this.#actor?.offsetMs ?? 0),
      after: (delayMs, callback) => this.#afterAs(this.#actor, delayMs, callback),
      random: createRandom(seed ^ 0x2545f491),
      noteUncaught: (error) => this.#noteTrouble('nobody', error),
      prepareStore: (file) => void (existsSync(file) || copyTemplate(templates.storeFile, file)),
      wrapStore: (file, store) => this.devices.find((device) => device.storeFile === file)?.takeStore(store) ?? store,
    });
  }

  /** Adds a device of this person on which nobody has signed in yet. */
  addDevice(person: Person): SimulatedDevice {
    const number = this.devices.length + 1;
    const name = `${person.name}-${number}`;
    const storeName = createHash('sha256').update(`${serverUrl}\n${person.userId}`).digest('hex').slice(0, 32);
    const device: SimulatedDevice = new SimulatedDevice({
      name, number, person, folder: join(this.folder, name), storeName, templateFile: this.templates.storeFile, time: this.time, logger: this.#loggerOf(name),
      fetch: ((url: string, init: RequestInit) => this.#fetch(device, url, init)) as Fetch,
      openSocket: (target, events) => this.#openSocket(device, target, events),
      random: createRandom(this.#seed ^ Math.imul(number, 0x5bd1e995)),
      enter: (actor, work) => this.enter(actor, work),
      onConnection: (state, code) => this.recorder.add({ type: 'connection', device: name, user: person.userId, state, ...(code === undefined ? {} : { code }) }),
    });
    this.devices.push(device);
    return device;
  }

  /** Runs what happens in somebody's process: their clock and ids hold meanwhile. */
  enter(actor: Actor, work: () => void): void {
    const before = this.#actor;
    this.#actor = actor;
    try {
      work();
    } catch (error) {
      this.#noteTrouble(actor.number === 0 ? 'server' : `device ${actor.number}`, error);
    } finally {
      this.#actor = before;
    }
  }

  /** Lets time pass with everything that falls due in it. */
  async pass(durationMs: number): Promise<void> {
    const untilMs = this.time.elapsedMs + durationMs;
    await settle();
    while (this.time.fireNext(untilMs)) await settle();
    this.time.passTo(untilMs);
  }

  close(): void {
    simulate(null);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Without the machine's paths, so that a history is the same everywhere. */
  #noteTrouble(where: string, error: unknown): void {
    this.recorder.add({ type: 'trouble', where, text: error instanceof Error ? (error.stack ?? error.message).replaceAll(/\(?file:.*\/(\w[\w-]*\.[jt]s:\d+).*/g, '$1') : String(error) });
  }

  #newId(): string {
    const actor = this.#actor ?? this.server;
    return makeId(actor, startMs + this.time.elapsedMs + actor.offsetMs);
  }

  #afterAs(actor: Actor | null, delayMs: number, callback: () => void): () => void {
    return this.time.after(delayMs, () => (actor === null ? callback() : this.enter(actor, callback)));
  }

  #cutAll(): void {
    for (const giveUp of this.#asking) giveUp();
    this.#asking.clear();
    for (const device of this.devices) for (const link of device.links) link.cut();
  }

  #openSocket(device: SimulatedDevice, { token }: Parameters<OpenSocket>[0], events: Parameters<OpenSocket>[1]): ReturnType<OpenSocket> {
    const { life } = device;
    device.pullRequestId = null;
    const link = new Link({
      time: this.time, weather: device.weather, events,
      inClient: (work, isNews) => {
        if (life.isOver) return;
        this.enter(device, work);
        if (isNews) device.noteConnection();
      },
      inServer: (work) => this.enter(this.server, work),
      onFrameGiven: (text) => takeFrameGiven(this.recorder, device, text),
      onFrameDown: (text, take) => takeFrameDown({ recorder: this.recorder, device, link, text }, take),
      onFrameSent: (text) => takeFrameUp(device, text),
      onGone: (gone) => void device.links.delete(gone),
    });
    device.links.add(link);
    this.time.after(device.weather.upMs, () => void this.#connect(device, link, token));
    // As the product's sockets do: a server that ends while it is asked never answers.
    this.time.after(handshakeTimeoutMs, () => (link.isGreeted ? undefined : link.refuse({ closeCode: null, httpStatus: null, error: refusedError() })));
    return link.client;
  }

  async #connect(device: SimulatedDevice, link: Link, token: string): Promise<void> {
    if (device.weather.isOffline) return;
    if (!this.server.isUp) return link.refuse({ closeCode: null, httpStatus: null, error: refusedError() });
    try {
      const known = await this.server.authenticate(token);
      if (known === null) return link.refuse({ closeCode: null, httpStatus: 401, error: null });
      if (!device.links.has(link)) return;
      this.enter(this.server, () => this.server.accept(link.socket, known));
      link.open();
    } catch {
      link.refuse({ closeCode: null, httpStatus: 503, error: null });
    }
  }

  /** The server's HTTP doors that signing in and out need. */
  async #fetch(device: SimulatedDevice, url: string, init: RequestInit): Promise<Response> {
    await new Promise<void>((resolve) => void this.time.after(device.weather.upMs + device.weather.downMs, resolve));
    const failed = new TypeError('fetch failed', { cause: refusedError() });
    if (device.weather.isOffline || !this.server.isUp) throw failed;
    // A server that ends takes the connections of those who wait for its answer with it.
    return new Promise<Response>((resolve, reject) => {
      const giveUp = () => reject(failed);
      this.#asking.add(giveUp);
      const answered = this.#answer(device, url.slice(serverUrl.length), init);
      answered.then(resolve, reject).finally(() => this.#asking.delete(giveUp));
    });
  }

  async #answer(device: SimulatedDevice, path: string, init: RequestInit): Promise<Response> {
    if (path === '/api/server') return answer({ product: 'hallway', protocol: protocolVersion, organizationName: await this.server.organizationName() });
    if (path === '/api/sign-in') return answer(await this.server.signIn((JSON.parse(init.body as string) as { email: string }).email, this.#newToken(device)));
    await this.server.signOut(new Headers(init.headers).get('Authorization')?.slice('Bearer '.length) ?? '');
    return answer({});
  }

  #newToken(device: SimulatedDevice): string {
    this.#tokenCount += 1;
    return `token-of-${device.name}-${String(this.#tokenCount).padStart(20, '0')}`;
  }

  #loggerOf(where: string): Logger {
    const logger: Logger = {
      debug: ignore, info: ignore, warn: ignore,
      error: (message, context) => {
        // What the schedule made fail is told as it should be.
        const text = `${message} ${JSON.stringify(context ?? {})}`;
        if (!text.includes('simulated: ')) this.recorder.add({ type: 'trouble', where, text });
      },
      child: () => logger,
    };
    return logger;
  }
}

/** What of a response is read. Text alone: a real body would travel through streams, and those take real time. */
function answer(value: unknown): Response {
  const text = JSON.stringify(value);
  return { ok: true, status: 200, text: async () => text } as Response;
}
