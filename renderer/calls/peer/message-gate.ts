import { peerMessageSchema, type PeerMessage } from '#shared/protocol/calls/peer-message';
import type { Clock } from '#shared/runtime/clock';

/** UTF-16 code units in one message; what a link sends is far below. */
const messageLengthMax = 65_536;
const messagesPerSecondMax = 100;

/** Lets in what the other side may say on the data channel: known messages, not too long, not too many. */
export class MessageGate {
  readonly #clock: Clock;
  #windowStartMs = -Infinity;
  #inWindow = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The message, or null when it is to be ignored. */
  read(data: unknown): PeerMessage | null {
    if (typeof data !== 'string' || data.length > messageLengthMax || this.#isTooFast()) return null;
    try {
      return peerMessageSchema.safeParse(JSON.parse(data)).data ?? null;
    } catch {
      return null;
    }
  }

  #isTooFast(): boolean {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#windowStartMs >= 1_000) {
      this.#windowStartMs = nowMs;
      this.#inWindow = 0;
    }
    this.#inWindow += 1;
    return this.#inWindow > messagesPerSecondMax;
  }
}
