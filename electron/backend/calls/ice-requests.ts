import type { CallResult } from '#shared/contract/calls';
import { HallwayError } from '#shared/errors/hallway-error';
import type { ErrorCode } from '#shared/errors/error-catalogue';
import type { DownFrameOf } from '#shared/protocol/down/down-frame';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';

const answerWithinMs = 5_000;
/** Far from the numbers that pulls and history use on the same connection. */
const firstRequestId = 1_000_000_000;

interface Waiting {
  readonly resolve: (answer: CallResult<'readIceServers'>) => void;
  readonly reject: (error: HallwayError) => void;
  readonly cancelTimer: CancelTimer;
}

interface IceRequestsOptions {
  readonly clock: Clock;
  isConnected(): boolean;
  send(frame: UpFrame): void;
}

/** Asks the server for its ways through networks. */
export class IceRequests {
  readonly #options: IceRequestsOptions;
  readonly #waiting = new Map<number, Waiting>();
  #lastRequestId = firstRequestId;

  constructor(options: IceRequestsOptions) {
    this.#options = options;
  }

  /** @throws HallwayError `call_needs_connection`, `server_unreachable`, or the refusal */
  ask(callId: string): Promise<CallResult<'readIceServers'>> {
    if (!this.#options.isConnected()) return Promise.reject(new HallwayError('call_needs_connection'));
    const requestId = ++this.#lastRequestId;
    return new Promise((resolve, reject) => {
      const cancelTimer = this.#options.clock.after(answerWithinMs, () => this.refuse(requestId, 'server_unreachable'));
      this.#waiting.set(requestId, { resolve, reject, cancelTimer });
      this.#options.send({ type: 'iceServers', requestId, callId });
    });
  }

  take({ requestId, iceServers, expiresAtMs }: DownFrameOf<'iceServers'>): void {
    this.#settle(requestId)?.resolve({ iceServers, expiresAtMs });
  }

  /** Takes a refusal; false when it was not asked here. */
  refuse(requestId: number, code: ErrorCode): boolean {
    const waiting = this.#settle(requestId);
    waiting?.reject(new HallwayError(code));
    return waiting !== undefined;
  }

  stop(): void {
    for (const requestId of this.#waiting.keys()) this.refuse(requestId, 'server_unreachable');
  }

  #settle(requestId: number): Waiting | undefined {
    const waiting = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    waiting?.cancelTimer();
    return waiting;
  }
}
