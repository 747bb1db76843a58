import type { CallSignal, CallSignalPayload } from '#shared/protocol/calls/call-signal';

/** Signals that may wait for an earlier one; more means that something is wrong with the other side. */
const heldMax = 64;
/** A number further ahead than this is not an early signal but a wrong one. */
const seqAheadMax = 1_000;

/** What taking one signal gives. */
export interface TakenSignal {
  /** What can be acted upon now, in the order in which it was sent. */
  readonly ready: readonly CallSignalPayload[];
  /** Too much waits for what does not come. */
  readonly isOverflowing: boolean;
}

/** Puts the signals of one epoch back into their order: drops what is repeated, holds what is early. */
export class SignalInbox {
  readonly #epoch: number;
  #nextSeq = 0;
  /** By seq; null for one that was acted upon before its turn. */
  readonly #held = new Map<number, CallSignalPayload | null>();

  constructor(epoch: number) {
    this.#epoch = epoch;
  }

  /** Something waits for an earlier signal. */
  get isWaiting(): boolean {
    return this.#held.size > 0;
  }

  /** Takes a signal as it arrives; those of other epochs are dropped. */
  take(signal: CallSignal): TakenSignal {
    const isKnown = signal.seq < this.#nextSeq || this.#held.has(signal.seq);
    const isWrong = signal.epoch !== this.#epoch || signal.seq > this.#nextSeq + seqAheadMax;
    if (isWrong || isKnown) return { ready: [], isOverflowing: false };
    if (this.#held.size >= heldMax && signal.seq !== this.#nextSeq) return { ready: [], isOverflowing: true };
    const isUrgent = signal.payload.kind === 'restartAsked' || signal.payload.kind === 'rebuildAsked';
    this.#held.set(signal.seq, isUrgent ? null : signal.payload);
    const inOrder = this.#releaseInOrder();
    return { ready: isUrgent ? [...inOrder, signal.payload] : inOrder, isOverflowing: false };
  }

  /** Gives up on the missing signal: gives what waited for it. */
  skipGap(): readonly CallSignalPayload[] {
    if (!this.isWaiting) return [];
    this.#nextSeq = Math.min(...this.#held.keys());
    return this.#releaseInOrder();
  }

  #releaseInOrder(): CallSignalPayload[] {
    const ready: CallSignalPayload[] = [];
    for (;;) {
      const payload = this.#held.get(this.#nextSeq);
      if (payload === undefined) return ready;
      this.#held.delete(this.#nextSeq);
      this.#nextSeq += 1;
      if (payload !== null) ready.push(payload);
    }
  }
}
