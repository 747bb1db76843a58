import type { CallsState } from './call-controller.ts';
import type { CallTile } from './call-screen.ts';

/** The state that the interface draws: built when it is asked for, told to who listens when it has changed. */
export class StateBox {
  readonly #build: () => CallsState;
  readonly #listeners = new Set<() => void>();
  readonly #lastTiles = new Map<string, readonly CallTile[]>();
  #state: CallsState | null = null;

  constructor(build: () => CallsState) {
    this.#build = build;
  }

  readonly get = (): CallsState => (this.#state ??= this.#build());

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Builds the state anew; gives it once everybody knows. */
  refresh(): CallsState {
    this.#state = null;
    const state = this.get();
    const { current } = state;
    if (current !== null && current.phase !== 'ended') this.#lastTiles.set(current.callId, current.tiles);
    for (const listener of this.#listeners) listener();
    return state;
  }

  /** Who was drawn last in a call: what stays on the screen when it is over. */
  lastTilesOf(callId: string): readonly CallTile[] {
    return this.#lastTiles.get(callId) ?? [];
  }
}
