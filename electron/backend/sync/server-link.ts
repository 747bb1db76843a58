import type { ErrorCode } from '#shared/errors/error-catalogue';
import { downFrameSchema, type DownFrame } from '#shared/protocol/down/down-frame';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Random } from '#shared/runtime/random';
import { backOffMs } from './back-off.ts';
import { initialLinkState, nextLinkState, type LinkEvent, type LinkState } from './link-state.ts';
import { lossReason, type Loss } from './loss-reason.ts';
import type { LinkSocket, OpenSocket } from './open-socket.ts';

const pingEveryMs = 10_000;
/** After so many pings in a row without a frame the connection is dead, whatever TCP says: noticed within 30 s. Counted, not timed, since the clock may jump. */
const silentPings = 2;

export interface ServerLinkOptions {
  /** Asked with every attempt: a demo organization may have moved. */
  url(): string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly openSocket: OpenSocket;
  /** The socket is open: time for `hello`. */
  onOpen(): void;
  onFrame(frame: DownFrame): void;
  onState(state: LinkState): void;
  /** The token is worth nothing any more. */
  onSessionEnded(): void;
}

/** Keeps one connection to the server alive: connects, notices silence, comes back with back-off and jitter. */
export class ServerLink {
  readonly #options: ServerLinkOptions;
  #state = initialLinkState;
  #socket: LinkSocket | null = null;
  #announced: ErrorCode | null = null;
  #unansweredPings = 0;
  #cancelRetry: CancelTimer | null = null;
  #cancelPing: CancelTimer | null = null;
  #isStopped = false;

  constructor(options: ServerLinkOptions) {
    this.#options = options;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Connects now, also when the next attempt was planned for later. */
  connect(): void {
    if (this.#isStopped || this.#socket !== null) return;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#announced = null;
    this.#move({ type: 'connect' });
    const { token, openSocket } = this.#options;
    this.#socket = openSocket({ url: this.#options.url(), token }, {
      onOpen: () => this.#opened(),
      onMessage: (text) => this.#received(text),
      onClose: (reason) => this.#lost({ ...reason, announced: this.#announced }),
    });
  }

  send(frame: UpFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** The engine's word on how far it is. */
  note(event: Extract<LinkEvent, { type: 'welcomed' | 'caughtUp' }>): void {
    this.#move(event);
  }

  /** Ends this connection because of what was heard on it; it is tried again, unless only the person can help. */
  fail(code: ErrorCode): void {
    this.#announced = code;
    this.#socket?.terminate();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelRetry?.();
    this.#cancelPing?.();
    this.#socket?.terminate();
    this.#socket = null;
  }

  #opened(): void {
    if (this.#isStopped) return;
    this.#unansweredPings = 0;
    this.#planPing();
    this.#options.onOpen();
  }

  #received(text: string): void {
    if (this.#isStopped) return;
    this.#unansweredPings = 0;
    const frame = parseFrame(text);
    if (frame === null) {
      this.#options.logger.warn('The server sent a frame of no known shape', { bytes: text.length });
      return this.fail('server_unreachable');
    }
    if (frame.type === 'error' && frame.requestId === undefined) this.#announced = frame.code;
    this.#options.onFrame(frame);
  }

  #planPing(): void {
    this.#cancelPing = this.#options.clock.after(pingEveryMs, () => {
      if (this.#unansweredPings >= silentPings) return this.fail('server_unreachable');
      this.#unansweredPings += 1;
      this.send({ type: 'ping' });
      this.#planPing();
    });
  }

  #lost(loss: Loss): void {
    this.#socket = null;
    this.#cancelPing?.();
    if (this.#isStopped) return;
    const { clock, random } = this.#options;
    const { code, isFinal } = lossReason(loss);
    const nowMs = clock.nowMs();
    const retryAtMs = isFinal ? null : nowMs + backOffMs(Math.max(1, this.#state.attempt), random);
    this.#move({ type: 'lost', code, nowMs, retryAtMs });
    if (retryAtMs !== null) this.#cancelRetry = clock.after(retryAtMs - nowMs, () => this.connect());
    if (code === 'session_ended') this.#options.onSessionEnded();
  }

  #move(event: LinkEvent): void {
    this.#state = nextLinkState(this.#state, event);
    this.#options.onState(this.#state);
  }
}

function parseFrame(text: string): DownFrame | null {
  try {
    return downFrameSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
