import type { CancelTimer, Clock } from '#shared/runtime/clock';

/** A message that is to be deleted. */
interface Deletion {
  readonly chatId: string;
  readonly messageId: string;
}

export interface PendingDeletions {
  /** What is to be deleted, the latest last; the same object while nothing changes. */
  readonly snapshot: () => readonly Deletion[];
  readonly subscribe: (listener: () => void) => () => void;
  /** The message is deleted in some seconds, unless it is taken back. */
  begin(deletion: Deletion): void;
  undo(messageId: string): void;
  /** The person is looking at the way back: no time passes. */
  pause(): void;
  resume(): void;
  /** Deletes at once what waits: on leaving the page, quitting and signing out. */
  readonly flush: () => void;
}

export interface PendingDeletionsOptions {
  readonly carryOut: (deletion: Deletion) => void;
  readonly clock: Clock;
  readonly delayMs?: number;
}

/** Holds deletions back for some seconds. Only the window holds them: whatever ends it in the ordinary way sends them. */
export function createPendingDeletions({ carryOut, clock, delayMs = 8_000 }: PendingDeletionsOptions): PendingDeletions {
  const listeners = new Set<() => void>();
  const timers = new Map<string, CancelTimer>();
  let waiting: readonly Deletion[] = [];
  let isPaused = false;

  function publish(next: readonly Deletion[]): void {
    waiting = next;
    for (const listener of listeners) listener();
  }

  function start({ messageId }: Deletion): void {
    timers.get(messageId)?.();
    timers.set(messageId, clock.after(delayMs, () => finish(messageId)));
  }

  function take(messageId: string): Deletion | undefined {
    const found = waiting.find((deletion) => deletion.messageId === messageId);
    timers.get(messageId)?.();
    timers.delete(messageId);
    if (found !== undefined) publish(waiting.filter((deletion) => deletion !== found));
    // Nobody can be at a way back that is no longer there.
    if (waiting.length === 0) isPaused = false;
    return found;
  }

  function finish(messageId: string): void {
    const found = take(messageId);
    if (found !== undefined) carryOut(found);
  }

  return {
    snapshot: () => waiting,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin(deletion) {
      if (waiting.some(({ messageId }) => messageId === deletion.messageId)) return;
      publish([...waiting, deletion]);
      if (!isPaused) start(deletion);
    },
    undo: (messageId) => void take(messageId),
    pause() {
      isPaused = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      for (const deletion of waiting) start(deletion);
    },
    flush() {
      for (const { messageId } of waiting) finish(messageId);
    },
  };
}
