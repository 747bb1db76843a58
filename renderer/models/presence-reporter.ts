import type { CancelTimer, Clock } from '#shared/runtime/clock';

export interface PresenceReporter {
  /** The person did something here, or came back. */
  touch(): void;
  /** The window lost its focus or was hidden. */
  leave(): void;
  stop(): void;
}

export interface PresenceReporterOptions {
  readonly report: (status: 'active' | 'away') => void;
  readonly clock: Clock;
  readonly awayAfterMs?: number;
}

/**
 * Reports away after five minutes without a sign of the person, and active at the next one. Working in another window
 * is not being away yet, so losing the focus only starts the time.
 */
export function createPresenceReporter({ report, clock, awayAfterMs = 300_000 }: PresenceReporterOptions): PresenceReporter {
  let status: 'active' | 'away' | null = null;
  let lastTimerAtMs = Number.NEGATIVE_INFINITY;
  let cancel: CancelTimer = () => undefined;

  function change(next: 'active' | 'away'): void {
    if (status === next) return;
    status = next;
    report(next);
  }

  function startTime(): void {
    lastTimerAtMs = clock.nowMs();
    cancel();
    cancel = clock.after(awayAfterMs, () => change('away'));
  }

  return {
    touch() {
      // Every key and movement comes here; the timer need not be that exact.
      if (status === 'active' && clock.nowMs() - lastTimerAtMs < 1_000) return;
      change('active');
      startTime();
    },
    leave: startTime,
    stop() {
      cancel();
    },
  };
}
