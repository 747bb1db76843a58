import type { CallSignal, CallSignalPayload } from '#shared/protocol/calls/call-signal';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import { SignalInbox } from './signal-inbox.ts';

/** A signal still missing after this long is lost; what waits for it may do without. */
const gapLimitMs = 3_000;

/** What is done with signals whose turn it is. */
export interface OrderedSignalsOptions {
  readonly epoch: number;
  readonly clock: Clock;
  act(payload: CallSignalPayload): void;
  /** Too much waits for what does not come. */
  onOverflow(): void;
}

/** Hands the signals of one epoch on in their order, and does not wait for ever for one that is missing. */
export class OrderedSignals {
  readonly #options: OrderedSignalsOptions;
  readonly #inbox: SignalInbox;
  #cancelGap: CancelTimer | null = null;

  constructor(options: OrderedSignalsOptions) {
    this.#options = options;
    this.#inbox = new SignalInbox(options.epoch);
  }

  /** Takes a signal as it arrives. */
  take(signal: CallSignal): void {
    const { ready, isOverflowing } = this.#inbox.take(signal);
    for (const payload of ready) this.#options.act(payload);
    if (isOverflowing) this.#options.onOverflow();
    this.#watchGap();
  }

  /** Hands nothing more on by itself. */
  close(): void {
    this.#cancelGap?.();
  }

  #watchGap(): void {
    if (!this.#inbox.isWaiting) {
      this.#cancelGap?.();
      this.#cancelGap = null;
      return;
    }
    this.#cancelGap ??= this.#options.clock.after(gapLimitMs, () => {
      this.#cancelGap = null;
      for (const payload of this.#inbox.skipGap()) this.#options.act(payload);
      this.#watchGap();
    });
  }
}
