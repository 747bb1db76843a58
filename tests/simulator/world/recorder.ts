import { createHash } from 'node:crypto';
import type { HistoryEvent } from '../history.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Leaves out the time, which the recorder adds. */
type WithoutTime<Event> = Event extends { readonly atMs: number } ? Omit<Event, 'atMs'> : never;

/** Writes down what happens, in the order it happens. */
export class Recorder {
  readonly events: HistoryEvent[] = [];
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  add(event: WithoutTime<HistoryEvent>): void {
    this.events.push({ ...event, atMs: this.#time.elapsedMs });
  }

  /** The same history gives the same hash. */
  hash(): string {
    const hash = createHash('sha256');
    for (const event of this.events) hash.update(JSON.stringify(event));
    return hash.digest('hex');
  }
}

/** A short name of a body, the same wherever it is found. */
export function hashOf(body: string): string {
  let high = 0x811c9dc5;
  let low = 0xcbf29ce4;
  for (let place = 0; place < body.length; place += 1) {
    const code = body.charCodeAt(place);
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = Math.imul(low ^ code, 0x85ebca6b) >>> 0;
  }
  return high.toString(36) + low.toString(36);
}
