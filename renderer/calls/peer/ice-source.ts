import type { Clock } from '#shared/runtime/clock';

/** How long an answer is used for further links: a group that gathers asks once, not once for each. */
const freshMs = 30_000;
const askLimitMs = 4_000;
const retryMs = 2_000;

/** A STUN or TURN server, as browsers and as our protocol write it. */
interface IceServerLike {
  readonly urls: string | string[];
  readonly username?: string | undefined;
  readonly credential?: string | undefined;
}

/** The servers that help to find a way, and whether only relays may be used. */
export interface IceSetup {
  readonly iceServers: readonly IceServerLike[];
  readonly isRelayOnly: boolean;
}

/** The same, as a link takes it. */
export interface LinkIceSetup {
  readonly iceServers: readonly RTCIceServer[];
  readonly isRelayOnly: boolean;
}

/**
 * Where links get their STUN and TURN servers from. An answer that does not come is replaced by the last one; before
 * the first one there is none to use, as it also says whether this device's addresses may be shown (V6).
 */
export class IceSource {
  readonly #clock: Clock;
  readonly #fetch: () => Promise<IceSetup>;
  #last: { readonly setup: LinkIceSetup; readonly atMs: number } | null = null;
  #asking: Promise<LinkIceSetup> | null = null;
  #isClosed = false;

  constructor(clock: Clock, fetch: () => Promise<IceSetup>) {
    this.#clock = clock;
    this.#fetch = async () => fetch();
  }

  /** Gives what is known when it is less than 30 s old, asks otherwise; waits until there is an answer. */
  current(): Promise<LinkIceSetup> {
    const isFresh = this.#last !== null && this.#clock.nowMs() - this.#last.atMs < freshMs;
    if (isFresh && this.#last !== null) return Promise.resolve(this.#last.setup);
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** What is known may no longer fit: the next link asks again. */
  expire(): void {
    if (this.#last !== null) this.#last = { ...this.#last, atMs: -Infinity };
  }

  /** Asks no more; whoever waits is left waiting. */
  close(): void {
    this.#isClosed = true;
  }

  async #ask(): Promise<LinkIceSetup> {
    for (;;) {
      const setup = await this.#askOnce();
      if (setup !== null) {
        this.#last = { setup, atMs: this.#clock.nowMs() };
        return setup;
      }
      if (this.#last !== null) return this.#last.setup;
      await new Promise<void>((resolve) => {
        this.#clock.after(retryMs, () => {
          if (!this.#isClosed) resolve();
        });
      });
    }
  }

  async #askOnce(): Promise<LinkIceSetup | null> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(askLimitMs, () => resolve(null));
      this.#fetch()
        .then(
          ({ iceServers, isRelayOnly }) => resolve({ iceServers: iceServers.map(toRtcIceServer), isRelayOnly }),
          () => resolve(null),
        )
        .finally(cancel);
    });
  }
}

/** Browsers refuse a member that is there and undefined. */
function toRtcIceServer({ urls, username, credential }: IceServerLike): RTCIceServer {
  return { urls, ...(username === undefined ? {} : { username }), ...(credential === undefined ? {} : { credential }) };
}
