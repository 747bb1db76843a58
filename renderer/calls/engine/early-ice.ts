import type { IceSetup } from '../peer/ice-source.ts';

/** The ways through networks for calls that one is coming into: asked for early, used by the first who needs them. */
export class EarlyIce {
  readonly #fetch: (callId: string) => Promise<IceSetup>;
  readonly #asked = new Map<string, Promise<IceSetup>>();

  constructor(fetch: (callId: string) => Promise<IceSetup>) {
    this.#fetch = fetch;
  }

  /** Asks now, for a call that is joined in a moment. */
  prepare(callId: string): void {
    const asked = this.#fetch(callId);
    // Whoever takes it hears of a failure; nobody may.
    asked.catch(() => undefined);
    this.#asked.set(callId, asked);
  }

  /** Gives what was asked for early, once; asks anew when there is none, or when it failed. */
  async take(callId: string): Promise<IceSetup> {
    const early = this.#asked.get(callId);
    this.#asked.delete(callId);
    return (await early?.catch(() => null)) ?? this.#fetch(callId);
  }
}
