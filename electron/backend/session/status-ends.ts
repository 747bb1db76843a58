import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { StoreReader } from '../store/store-database.ts';

/** Timers cannot be set for as far as a status may reach. */
const longestWaitMs = 24 * 3_600_000;

interface StatusEndsOptions {
  readonly store: StoreReader;
  readonly clock: Clock;
  /** A status has ended: what shows people is to be read anew. */
  readonly onEnd: () => void;
}

/** Tells when the next of the colleagues' statuses ends: it goes from every screen by itself, without a word of the server. */
export class StatusEnds {
  readonly #options: StatusEndsOptions;
  #cancel: CancelTimer | null = null;

  constructor(options: StatusEndsOptions) {
    this.#options = options;
  }

  /** To be called whenever people have changed. */
  plan(): void {
    const { store, clock, onEnd } = this.#options;
    this.stop();
    const nowMs = clock.nowMs();
    const next = store.get<{ until: number | null }>('SELECT MIN(status_until) AS until FROM users WHERE status_until > ?', nowMs)?.until ?? null;
    if (next === null) return;
    this.#cancel = clock.after(Math.min(next - nowMs, longestWaitMs), onEnd);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
