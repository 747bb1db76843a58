import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createCore } from '#server/core/create-core';
import type { CoreApi, CoreMethod } from '#server/core/core-api';
import type { SignedInDevice } from '#server/accounts/account-store';
import { Connection } from '#server/sockets/connection';
import { SessionHub } from '#server/sockets/session-hub';
import { openSqliteDatabase } from '#server/store/sqlite-database';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { loggedTables, type Stored } from './logged-rows.ts';
import type { Recorder } from './recorder.ts';
import { behindMessages } from './simulated-core.ts';
import { withFailures, type FaultyDatabase } from './simulated-database.ts';
import type { SimulatedSocket } from './simulated-socket.ts';
import { copyDatabase, copyTemplate, removeDatabase } from './templates.ts';
import { createClock, Life, type Actor, type VirtualTime } from './virtual-time.ts';

/** As often as the real server does: see `server/start-server.ts` and `server/sockets/socket-gateway.ts`. */
const watchEveryMs = 700;
const pingEveryMs = 12_000;

export interface ServerParts {
  readonly folder: string;
  readonly templateFile: string;
  readonly organizationId: string;
  readonly time: VirtualTime;
  readonly recorder: Recorder;
  readonly logger: Logger;
  readonly enter: (actor: Actor, work: () => void) => void;
  /** The process has ended: its connections break. */
  onKilled(): void;
}

/** The organization server from one start to its end. */
interface Running {
  readonly life: Life;
  readonly clock: Clock;
  readonly database: FaultyDatabase;
  readonly core: CoreApi;
  readonly hub: SessionHub;
  /** Open sockets, and whether they answered the last ping. */
  readonly sockets: Map<SimulatedSocket, boolean>;
}

/** The real core, hub and connections on a real file, which can be killed, started again and put back to a backup. */
export class SimulatedServer implements Actor {
  readonly number = 0;
  offsetMs = 0;
  lastId = { ms: 0, count: 0 };
  readonly delays = { askMs: 1, answerMs: 1 };
  readonly file: string;
  epoch = '';
  /** The log's head as the history knows it. */
  head = 0;
  readonly #parts: ServerParts;
  readonly #backupFile: string;
  #hasBackup = false;
  #running: Running | null = null;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.file = join(parts.folder, 'server.sqlite');
    this.#backupFile = join(parts.folder, 'backup.sqlite');
    copyTemplate(parts.templateFile, this.file);
  }

  get isUp(): boolean {
    return this.#running !== null;
  }

  get database(): FaultyDatabase | null {
    return this.#running?.database ?? null;
  }

  async start(): Promise<void> {
    if (this.#running !== null) return;
    const { time, logger, enter } = this.#parts;
    const life = new Life();
    this.lastId = { ms: 0, count: 0 };
    const clock = createClock({ time, actor: this, life, enter });
    const database = withFailures(openSqliteDatabase(this.file));
    const core = behindMessages(createCore(database, clock), {
      time, life, delays: { ...this.delays },
      onDone: (method) => this.#noteCommits(database, method),
      onError: (error) => logger.error('The core failed', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      onBeyondRepair: () => void this.kill(),
    });
    const hub = new SessionHub({ core, clock, logger, ice: null, maxFileBytes: 1_000_000 });
    this.#running = { life, clock, database, core, hub, sockets: new Map() };
    await this.#readHead(database);
    void hub.calls.start();
    this.#watch(this.#running);
    this.#pingAll(this.#running);
  }

  /** Nothing of the process is left; its files stay as they are at this moment. */
  async kill(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    running.life.isOver = true;
    const aside = `${this.file}.aside`;
    copyDatabase(this.file, aside);
    await running.database.close();
    copyDatabase(aside, this.file);
    removeDatabase(aside);
    for (const socket of running.sockets.keys()) socket.removeAllListeners();
    this.#parts.onKilled();
  }

  /** The run is over: nothing of the server is needed any more. */
  async end(): Promise<void> {
    if (this.#running === null) return;
    this.#running.life.isOver = true;
    await this.#running.database.close();
  }

  /** Keeps the log as it is now. */
  takeBackup(): void {
    copyDatabase(this.file, this.#backupFile);
    this.#hasBackup = true;
  }

  /** The server is to begin again with the backup, under a new epoch (SY10); gives its head, or null when there is none. */
  async restoreBackup(): Promise<number | null> {
    if (!this.#hasBackup) return null;
    await this.kill();
    copyDatabase(this.#backupFile, this.file);
    const database = openSqliteDatabase(this.file);
    const epoch = `00000000-0000-7000-8000-${String(this.#parts.time.elapsedMs).padStart(12, '0')}`;
    await database.transaction((writer) => writer.run('UPDATE organization_logs SET epoch = ?', [epoch]));
    const log = await database.get<{ head_change_seq: number }>('SELECT head_change_seq FROM organization_logs');
    await database.close();
    return log?.head_change_seq ?? 0;
  }

  /** Whose device shows this token; null for nobody's. Undefined while there is no server. */
  async authenticate(token: string): Promise<SignedInDevice | null> {
    const running = this.#require();
    return running.core.findDevice(hashToken(token));
  }

  /** A socket of a signed-in device, as the gateway takes it. */
  accept(socket: SimulatedSocket, device: SignedInDevice): void {
    const running = this.#require();
    const { core, hub, clock } = running;
    running.sockets.set(socket, true);
    socket.on('pong', () => running.sockets.set(socket, true));
    socket.on('close', () => running.sockets.delete(socket));
    new Connection({ core, hub, clock, logger: this.#parts.logger }, socket.asWebSocket(), device).listen();
  }

  /** What the sign-in desk does, but for the password's hash, which takes real time. */
  async signIn(email: string, token: string): Promise<Record<string, string>> {
    const { core, clock } = this.#require();
    const credential = await core.findCredential(email);
    if (credential === null) throw new Error('There is nobody with this address');
    const { userId, organizationId, organizationName, displayName } = credential;
    const deviceId = await core.addDevice({ userId, tokenHash: hashToken(token), name: 'simulated', nowMs: clock.nowMs() });
    return { token, deviceId, userId, organizationId, organizationName, displayName };
  }

  async signOut(token: string): Promise<void> {
    const { core, hub, clock } = this.#require();
    const device = await core.findDevice(hashToken(token));
    if (device !== null && (await core.revokeDevice(device.userId, device.deviceId, clock.nowMs()))) hub.endDevice(device.deviceId);
  }

  async organizationName(): Promise<string> {
    return this.#require().core.organizationName();
  }

  #require(): Running {
    if (this.#running === null) throw new Error('The server is not there');
    return this.#running;
  }

  async #readHead(database: FaultyDatabase): Promise<void> {
    const log = await database.get<{ epoch: string; head_change_seq: number }>('SELECT epoch, head_change_seq FROM organization_logs');
    if (this.epoch !== log?.epoch) this.head = log?.head_change_seq ?? 0;
    this.epoch = log?.epoch ?? '';
    await this.#noteCommits(database, 'tick');
  }

  /** Tells the history what a tick changed, before anybody else hears of it. */
  async #noteCommits(database: FaultyDatabase, method: CoreMethod): Promise<void> {
    if (method !== 'tick') return;
    const rows = [];
    for (const { sql, toRow } of loggedTables) rows.push(...(await database.all<Stored>(sql, [this.head])).map(toRow));
    const log = await database.get<{ head_change_seq: number }>('SELECT head_change_seq FROM organization_logs');
    this.head = log?.head_change_seq ?? this.head;
    for (const row of rows.sort((one, other) => one.changeSeq - other.changeSeq)) {
      this.#parts.recorder.add({ type: 'commit', epoch: this.epoch, changeSeq: row.changeSeq, row });
    }
  }

  #watch(running: Running): void {
    const { hub, core, clock } = running;
    const again = () => clock.after(watchEveryMs, () => void run());
    const run = async () => {
      for (const task of [() => hub.endEndedSessions(), () => hub.noticeOtherProcesses(), () => hub.noteSeenDevices(), () => core.eraseDeleted()]) {
        await task().catch((error: unknown) => this.#parts.logger.warn('A regular task failed', { error: String(error) }));
      }
      again();
    };
    again();
  }

  #pingAll(running: Running): void {
    running.clock.after(pingEveryMs, () => {
      for (const [socket, hasAnswered] of running.sockets) {
        running.sockets.set(socket, false);
        if (hasAnswered) socket.ping();
        else socket.terminate();
      }
      this.#pingAll(running);
    });
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

