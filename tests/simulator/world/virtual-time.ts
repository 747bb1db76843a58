import type { CancelTimer, Clock } from '#shared/runtime/clock';

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  callback: (() => void) | null;
}

/** Time that passes only when it is told to; everything due at one moment happens in the order it was asked for. */
export class VirtualTime {
  #elapsedMs = 0;
  #order = 0;
  readonly #heap: Timer[] = [];

  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, callback: () => void): CancelTimer {
    const timer: Timer = { dueMs: this.#elapsedMs + Math.max(0, delayMs), order: ++this.#order, callback };
    this.#push(timer);
    return () => void (timer.callback = null);
  }

  /** Runs what is due next, if that is not after `untilMs`; false when there is nothing. Time stands there then. */
  fireNext(untilMs: number): boolean {
    for (;;) {
      const next = this.#heap[0];
      if (next === undefined || next.dueMs > untilMs) return false;
      this.#pop();
      if (next.callback === null) continue;
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
      next.callback();
      return true;
    }
  }

  /** Nothing is due before: time simply goes there. */
  passTo(elapsedMs: number): void {
    this.#elapsedMs = Math.max(this.#elapsedMs, elapsedMs);
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let place = heap.push(timer) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, timer)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      const smaller = right !== undefined && isBefore(right, left) ? right : left;
      if (smaller === right) below += 1;
      if (isBefore(last, smaller)) break;
      heap[place] = smaller;
      place = below;
    }
    heap[place] = last;
  }
}

function isBefore(one: Timer, other: Timer): boolean {
  return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.order < other.order);
}

/** A process of the world from its start to its end: what it planned does not happen after that. */
export class Life {
  isOver = false;
}

/** Somebody with a clock and ids of their own: the server, or a device. */
export interface Actor {
  readonly number: number;
  /** What the computer's clock is ahead of the world's. */
  offsetMs: number;
  lastId: { ms: number; count: number };
}

/** The wall clock at the start of every run. */
export const startMs = 1_764_000_000_000;

interface ClockParts {
  readonly time: VirtualTime;
  readonly actor: Actor;
  readonly life: Life;
  /** Runs what happens in the actor's process. */
  readonly enter: (actor: Actor, work: () => void) => void;
}

/** The clock that a process of the world is given. */
export function createClock({ time, actor, life, enter }: ClockParts): Clock {
  return {
    nowMs: () => startMs + time.elapsedMs + actor.offsetMs,
    after: (delayMs, callback) =>
      time.after(delayMs, () => {
        if (!life.isOver) enter(actor, callback);
      }),
  };
}

/** An id like a UUIDv7 of this actor: later ones sort later as long as its process lives, whatever its clock does. */
export function makeId(actor: Actor, nowMs: number): string {
  const last = actor.lastId;
  actor.lastId = nowMs > last.ms ? { ms: nowMs, count: 0 } : { ms: last.ms, count: last.count + 1 };
  const { ms, count } = actor.lastId;
  const time = ms.toString(16).padStart(12, '0');
  const mixed = (Math.imul(ms % 4_294_967_296 ^ (count + 1), 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-8${actor.number.toString(16).padStart(3, '0')}-${mixed}0000`;
}
