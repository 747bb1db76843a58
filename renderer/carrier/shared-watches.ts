import type { ContractClient } from '#shared/contract/contract-client';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { HallwayError } from '#shared/errors/hallway-error';

interface Watcher {
  readonly onValue: (value: never) => void;
  readonly onError: (error: HallwayError) => void;
}

interface Watch {
  readonly watchers: Set<Watcher>;
  start(client: ContractClient): () => void;
  stop: (() => void) | null;
  last: { readonly value: unknown } | null;
}

/**
 * What the window watches of one backend. Who watches the same shares one subscription and has its last value at once, so
 * that an organization that is come back to stands there complete.
 */
export class SharedWatches {
  readonly #watches = new Map<string, Watch>();
  #client: ContractClient | null = null;

  /** Watches everything again over a new connection; null: there is none. The former one has nobody left to tell. */
  setClient(client: ContractClient | null): void {
    this.#client = client;
    for (const watch of this.#watches.values()) watch.stop = client === null ? null : watch.start(client);
  }

  add<N extends QueryName>(name: N, params: QueryParams<N>, watcher: { readonly onValue: (value: QueryValue<N>) => void; readonly onError: (error: HallwayError) => void }): () => void {
    const key = keyOf(name, params);
    const watch = this.#watches.get(key) ?? this.#open(name, params);
    // Each watching is its own, also of two with the same functions.
    const entry: Watcher = { ...watcher };
    watch.watchers.add(entry);
    if (watch.last !== null) watcher.onValue(watch.last.value as QueryValue<N>);
    return () => {
      watch.watchers.delete(entry);
      if (watch.watchers.size > 0 || this.#watches.get(key) !== watch) return;
      this.#watches.delete(key);
      watch.stop?.();
      watch.stop = null;
    };
  }

  /** The last value of what is being watched; undefined when nobody watches it, or nothing has come yet. */
  peek<N extends QueryName>(name: N, params: QueryParams<N>): QueryValue<N> | undefined {
    return this.#watches.get(keyOf(name, params))?.last?.value as QueryValue<N> | undefined;
  }

  #open<N extends QueryName>(name: N, params: QueryParams<N>): Watch {
    const watch: Watch = {
      watchers: new Set(),
      last: null,
      stop: null,
      start: (client) =>
        client.subscribe(
          name,
          params,
          (value) => {
            watch.last = { value };
            for (const { onValue } of watch.watchers) onValue(value as never);
          },
          (error) => {
            watch.last = null;
            for (const { onError } of watch.watchers) onError(error);
          },
        ),
    };
    this.#watches.set(keyOf(name, params), watch);
    if (this.#client !== null) watch.stop = watch.start(this.#client);
    return watch;
  }
}

function keyOf(name: string, params: unknown): string {
  return JSON.stringify([name, params]);
}
