import { join } from 'node:path';
import { applyRows } from '#backend/apply/apply-rows';
import { CallService } from '#backend/calls/call-service';
import { migrateStore } from '#backend/store/migrate-store';
import { openStoreDatabase, type StoreDatabase } from '#backend/store/store-database';
import type { CoreApi } from '#server/core/core-api';
import { newId } from '#shared/domain/ids';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { RowSet } from '#shared/protocol/rows/row-set';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';

const ignore = (): void => undefined;
const quiet: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => quiet };

interface SimulatedDeviceOptions {
  readonly id: number;
  readonly userId: string;
  readonly organizationId: string;
  readonly folder: string;
  readonly clock: Clock;
  readonly core: CoreApi;
}

/** A device's calls with a store of its own; what it sends and is told waits in the test's hands. */
export class SimulatedDevice {
  readonly id: number;
  readonly userId: string;
  readonly windowId = newId();
  readonly service: CallService;
  /** Sent and not there yet. */
  outgoing: UpFrame[] = [];
  /** Answered and not here yet. */
  results: CommandResult[] = [];
  isConnected = false;
  /** Whether its window does the media of its calls. */
  isWindowOpen = true;
  readonly store: StoreDatabase;
  readonly #options: SimulatedDeviceOptions;
  #cursor = 0;
  #isFresh = true;

  private constructor(options: SimulatedDeviceOptions, store: StoreDatabase) {
    const { id, userId, organizationId, clock } = options;
    this.#options = options;
    this.id = id;
    this.userId = userId;
    this.store = store;
    this.service = new CallService({
      store, self: { userId, organizationId }, clock, logger: quiet, isConnected: () => this.isConnected, send: (frame) => void this.outgoing.push(frame), onChange: ignore,
    });
  }

  /** Gives a device that holds its person's chats, and is not connected. */
  static async create(options: SimulatedDeviceOptions): Promise<SimulatedDevice> {
    const file = join(options.folder, `device-${options.id}.sqlite`);
    await migrateStore(file);
    const device = new SimulatedDevice(options, openStoreDatabase(file, ignore));
    let part: string | null = null;
    do {
      const copy = await options.core.pullFirstCopy(options.userId, part);
      device.#apply(copy.rows);
      device.#cursor = copy.until;
      part = copy.next;
    } while (part !== null);
    return device;
  }

  connect(): void {
    if (this.isConnected) return;
    this.isConnected = true;
    this.#isFresh = true;
    this.service.connected({ protocol: 2, serverTimeMs: this.#options.clock.nowMs() });
  }

  /** Everything that is under way is lost, but for the first few frames. */
  disconnect(arrives: number): UpFrame[] {
    const arrived = this.outgoing.slice(0, arrives);
    this.outgoing = [];
    this.results = [];
    this.isConnected = false;
    this.service.disconnected();
    return arrived;
  }

  takeResults(): void {
    this.service.takeResults(this.results.splice(0));
  }

  /** Takes all rows up to the log's head that it does not have yet; from the first time on, calls ring. */
  async pull(head: number): Promise<void> {
    for (let hasMore = this.#cursor < head; hasMore; ) {
      const page = await this.#options.core.pull(this.userId, this.#cursor);
      this.#apply(page.rows);
      this.#cursor = page.until;
      hasMore = page.hasMore;
    }
    if (this.#isFresh) this.service.caughtUp();
    else this.service.followRecord();
    this.#isFresh = false;
  }

  /** The window says that it is there. */
  pulse(hears: readonly string[]): void {
    for (const [callId, call] of this.service.deviceCalls()) {
      if (!('joinId' in call) || !this.isWindowOpen) continue;
      this.service.pulse({ callId, joinId: call.joinId, windowId: this.windowId, hears: hears.map((joinId) => ({ joinId, agoMs: 0 })) });
    }
  }

  /** The joinings that it takes for its own. */
  joinIds(): string[] {
    return [...this.service.deviceCalls().values()].flatMap((call) => ('joinId' in call ? [call.joinId] : []));
  }

  close(): void {
    this.service.stop();
    this.store.close();
  }

  #apply(rows: RowSet): void {
    const { userId, organizationId } = this.#options;
    this.store.transaction((writer) => applyRows(writer, { userId, organizationId }, rows));
  }
}
