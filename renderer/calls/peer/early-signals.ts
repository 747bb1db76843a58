import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { Clock } from '#shared/runtime/clock';

const keptMs = 10_000;
const sendersMax = 24;
const signalsPerSenderMax = 64;

/** Keeps what people signal who are not known to be in the call yet: their first offer may be faster than the news. */
export class EarlySignals {
  readonly #clock: Clock;
  readonly #bySender = new Map<string, { readonly untilMs: number; readonly signals: CallSignal[] }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps a signal for 10 s from the sender's first; beyond the bounds it is dropped. */
  hold(joinId: string, signal: CallSignal): void {
    const nowMs = this.#clock.nowMs();
    for (const [sender, { untilMs }] of this.#bySender) if (untilMs <= nowMs) this.#bySender.delete(sender);
    const held = this.#bySender.get(joinId);
    if (held === undefined && this.#bySender.size < sendersMax) {
      this.#bySender.set(joinId, { untilMs: nowMs + keptMs, signals: [signal] });
    } else if (held !== undefined && held.signals.length < signalsPerSenderMax) held.signals.push(signal);
  }

  /** Gives what is kept of one sender, in the order in which it came, and forgets it. */
  release(joinId: string): readonly CallSignal[] {
    const held = this.#bySender.get(joinId);
    this.#bySender.delete(joinId);
    return held !== undefined && held.untilMs > this.#clock.nowMs() ? held.signals : [];
  }
}
