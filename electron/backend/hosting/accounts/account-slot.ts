import type { BackendCarrier } from '#shared/contract/carrier';
import type { AccountView } from '#shared/contract/host/account-view';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { HostedBackend } from '../hosted-backend.ts';

/** What a backend tells its host. */
export interface BackendListener {
  onUnreadTotal(total: number): void;
  onHolder(holder: AccountView['holder']): void;
  /** @throws HallwayError `account_exists` */
  claimAccount(organizationId: string, userId: string): void;
  onLost(): void;
}

interface AccountSlotOptions {
  readonly id: string;
  readonly folder: string;
  readonly colour: number;
  readonly holder: AccountView['holder'];
  readonly clock: Clock;
  readonly logger: Logger;
  start(listener: BackendListener): Promise<HostedBackend>;
  /** Something that {@link AccountSlot} shows is different. */
  onChange(): void;
  onUnreadTotal(): void;
  /** Who was signed in here has signed out. */
  onLeft(): void;
  claim(organizationId: string, userId: string): void;
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** One account: its folder and its backend, which is started when it is first asked for and again whenever it ended by itself. */
export class AccountSlot {
  readonly id: string;
  readonly folder: string;
  readonly colour: number;
  holder: AccountView['holder'];
  isRunning = false;
  unreadTotal = 0;
  duplicateOf: string | null = null;
  readonly #options: AccountSlotOptions;
  #backend: Promise<HostedBackend> | null = null;
  #lossCount = 0;
  #isRetired = false;

  constructor(options: AccountSlotOptions) {
    this.#options = options;
    this.id = options.id;
    this.folder = options.folder;
    this.colour = options.colour;
    this.holder = options.holder;
  }

  /** Starts the backend, or gives the one that runs. */
  backend(): Promise<HostedBackend> {
    this.#backend ??= this.#launch();
    return this.#backend;
  }

  /** Joins a window to the backend as soon as that runs. */
  async connect(carrier: BackendCarrier): Promise<void> {
    try {
      (await this.backend()).connect(carrier);
    } catch {
      carrier.close();
    }
  }

  /** Ends the backend for good. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    const running = await this.#backend?.catch(() => null);
    await running?.stop();
  }

  async #launch(): Promise<HostedBackend> {
    try {
      const backend = await this.#options.start(this.#listener());
      this.#setRunning(true);
      return backend;
    } catch (error) {
      this.#options.logger.error('The backend of an account did not start', { accountId: this.id, detail: String(error) });
      // Asked for again, it is tried again.
      this.#backend = null;
      throw error;
    }
  }

  #listener(): BackendListener {
    return {
      onUnreadTotal: (total) => {
        this.unreadTotal = total;
        this.#options.onUnreadTotal();
      },
      onHolder: (holder) => {
        const wasLeft = this.holder !== null && holder === null;
        this.holder = holder;
        if (holder !== null) this.duplicateOf = null;
        if (wasLeft) this.#options.onLeft();
        else this.#options.onChange();
      },
      claimAccount: (organizationId, userId) => this.#options.claim(organizationId, userId),
      onLost: () => this.#startAgain(),
    };
  }

  /** Everything is on the disk: a backend that ended goes on where it was, after a pause that grows with each time. */
  #startAgain(): void {
    if (this.#isRetired) return;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.#lossCount);
    this.#lossCount += 1;
    this.#setRunning(false);
    this.#backend = new Promise<void>((resolve) => void this.#options.clock.after(pauseMs, resolve)).then(() => this.#launch());
    // Whoever waits for it hears of a failure; nobody may.
    this.#backend.catch(() => undefined);
  }

  #setRunning(isRunning: boolean): void {
    this.isRunning = isRunning;
    this.#options.onChange();
  }
}
