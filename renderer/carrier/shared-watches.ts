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

/** So many watches of these queries go on when nobody looks at them any more: a chat that is come back to is there at once. */
const lingering: Partial<Record<QueryName, number>> = { chat: 8, messages: 8 };

/**
 * What the window watches of one backend. Who watches the same shares one subscription and has its last value at once, so
 * that an organization that is come back to stands there complete.
 */
export class SharedWatches {
  readonly #watches = new Map<string, Watch>();
  /** Keys of the watches without watchers, the one left longest ago first. */
  readonly #left = new Map<string, QueryName>();
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
    this.#left.delete(key);
    if (watch.last !== null) watcher.onValue(watch.last.value as QueryValue<N>);
    return () => {
      watch.watchers.delete(entry);
      if (watch.watchers.size > 0 || this.#watches.get(key) !== watch || this.#left.has(key)) return;
      this.#left.set(key, name);
      this.#endLeft(name);
    };
  }

  /** Ends the watches that were left longest ago, down to as many as may go on. */
  #endLeft(name: QueryName): void {
    const left = [...this.#left].filter(([, leftName]) => leftName === name);
    for (const [key] of left.slice(0, Math.max(0, left.length - (lingering[name] ?? 0)))) this.#end(key);
  }

  #end(key: string): void {
    const watch = this.#watches.get(key);
    this.#left.delete(key);
    this.#watches.delete(key);
    watch?.stop?.();
    if (watch !== undefined) watch.stop = null;
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
            // Who comes back asks anew.
            if (watch.watchers.size === 0) this.#end(keyOf(name, params));
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
