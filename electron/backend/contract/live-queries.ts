import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { Clock } from '#shared/runtime/clock';
import { toStoreError } from '../store/open-store.ts';
import { wholeChanges, type ValueChange, type ValueChanges } from './value-changes.ts';

/** A query that is watched: what it depends on, and how its value is made now. */
export interface LiveQuery<N extends QueryName = QueryName> {
  readonly dependsOn: ReadonlySet<string>;
  read(): QueryValue<N>;
}

/** Makes each query of the contract. */
export type QueryMakers = { readonly [N in QueryName]: (params: QueryParams<N>) => LiveQuery<N> };

export type MakeQuery = <N extends QueryName>(name: N, params: QueryParams<N>) => LiveQuery<N>;

interface Subscription {
  readonly query: LiveQuery;
  readonly changes: ValueChanges;
  readonly onChange: (change: ValueChange) => void;
  readonly onError: (error: unknown) => void;
}

/** After a run changes are gathered for this long: the first one of a burst is told at once, and the burst does not draw each of the others. */
const restMs = 8;

/** Runs watched queries again when something they depend on has changed, and tells values that differ. */
export class LiveQueries {
  readonly #clock: Clock;
  readonly #subscriptions = new Set<Subscription>();
  #changed = new Set<string>();
  /** A run is planned, or the rest after one is not over. */
  #isTimed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Tells the value now, and what changed in it after each change; gives the function that ends it. */
  subscribe(query: LiveQuery, onChange: (change: ValueChange) => void, onError: (error: unknown) => void, changes = wholeChanges()): () => void {
    const subscription: Subscription = { query, changes, onChange, onError };
    this.#subscriptions.add(subscription);
    run(subscription);
    return () => void this.#subscriptions.delete(subscription);
  }

  /** Something changed; who depends on it hears of it soon. */
  note(topics: Iterable<string>): void {
    for (const topic of topics) this.#changed.add(topic);
    if (!this.#isTimed) this.#runAfter(0);
  }

  /** Runs at once what waits to be run: a person's own change is not kept waiting, least of all in what they opened last and look at. */
  flush(): void {
    this.#runChanged([...this.#subscriptions].reverse());
  }

  #runChanged(subscriptions: Iterable<Subscription>): void {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const subscription of subscriptions) {
      if (!changed.isDisjointFrom(subscription.query.dependsOn)) run(subscription);
    }
  }

  #runAfter(delayMs: number): void {
    this.#isTimed = true;
    this.#clock.after(delayMs, () => {
      this.#isTimed = false;
      if (this.#changed.size === 0) return;
      // What others did reaches the lists first, from which notices are made, and then what is open.
      this.#runChanged([...this.#subscriptions]);
      this.#runAfter(restMs);
    });
  }
}

function run(subscription: Subscription): void {
  try {
    const change = subscription.changes.next(subscription.query.read());
    if (change !== null) subscription.onChange(change);
  } catch (error) {
    // The same value as before the error is news again.
    subscription.changes.forget();
    subscription.onError(toStoreError(error));
  }
}
