import type { CallParams } from '#shared/contract/calls';
import type { CancelTimer, Clock } from '#shared/runtime/clock';

/** Ten quick toggles are one line in the record. */
const gatherMs = 250;

export type MediaFacts = Omit<CallParams<'updateCall'>, 'callId'>;

/** Gathers what one sends in a call, so that the record is told of it once things have settled, and only when something is new. */
export class MediaReport {
  readonly #clock: Clock;
  readonly #tell: (callId: string, facts: MediaFacts) => void;
  readonly #newest = new Map<string, MediaFacts>();
  readonly #told = new Map<string, string>();
  #cancel: CancelTimer | null = null;

  constructor(clock: Clock, tell: (callId: string, facts: MediaFacts) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  note(callId: string, facts: MediaFacts): void {
    this.#newest.set(callId, facts);
    this.#cancel ??= this.#clock.after(gatherMs, () => this.#flush());
  }

  /** What was told may have been lost, or belongs to an earlier joining: it is told again. */
  tellAgain(): void {
    this.#told.clear();
    if (this.#newest.size > 0) this.#cancel ??= this.#clock.after(gatherMs, () => this.#flush());
  }

  forget(callId: string): void {
    this.#newest.delete(callId);
    this.#told.delete(callId);
  }

  stop(): void {
    this.#cancel?.();
    this.#newest.clear();
  }

  #flush(): void {
    this.#cancel = null;
    for (const [callId, facts] of this.#newest) {
      const text = JSON.stringify(facts);
      if (this.#told.get(callId) === text) continue;
      this.#told.set(callId, text);
      this.#tell(callId, facts);
    }
  }
}
