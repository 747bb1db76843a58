import type { ReceivedSignal } from '#shared/contract/views/call-signals-view';

interface SignalFeedOptions {
  /** Hands a signal to the call it is for. */
  deliver(signal: ReceivedSignal): void;
  /** Tells the backend what was taken. */
  confirm(upToId: number): void;
}

/** Takes each signal once, in its order: the backend gives all that it has no word of yet, again and again. */
export class SignalFeed {
  readonly #options: SignalFeedOptions;
  #lastId = 0;

  constructor(options: SignalFeedOptions) {
    this.#options = options;
  }

  take(signals: readonly ReceivedSignal[]): void {
    const fresh = signals.filter((signal) => signal.id > this.#lastId);
    for (const signal of fresh) {
      this.#lastId = signal.id;
      this.#options.deliver(signal);
    }
    if (fresh.length > 0) this.#options.confirm(this.#lastId);
  }
}
