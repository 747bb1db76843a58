import type { Clock } from '#shared/runtime/clock';

/** A clock that stands still until the test moves it. */
export interface HeldClock extends Clock {
  /** Lets time pass and fires what falls due, in its order. */
  pass(durationMs: number): void;
  /** Changes what time it is, as somebody who sets the computer's clock; timers do not notice. */
  jump(byMs: number): void;
}

export function createHeldClock(): HeldClock {
  let passedMs = 0;
  let offsetMs = 1_764_000_000_000;
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = [];
  const fireNext = (untilMs: number): boolean => {
    const [next] = timers.filter((timer) => timer.dueMs <= untilMs).toSorted((one, other) => one.dueMs - other.dueMs);
    if (next === undefined) return false;
    timers = timers.filter((timer) => timer !== next);
    passedMs = Math.max(passedMs, next.dueMs);
    next.callback();
    return true;
  };
  return {
    nowMs: () => passedMs + offsetMs,
    after(delayMs, callback) {
      const timer = { dueMs: passedMs + delayMs, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    pass(durationMs) {
      const untilMs = passedMs + durationMs;
      while (fireNext(untilMs));
      passedMs = untilMs;
    },
    jump: (byMs) => void (offsetMs += byMs),
  };
}
