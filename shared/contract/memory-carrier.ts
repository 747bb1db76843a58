import type { BackendCarrier, Carrier, RendererCarrier } from './carrier.ts';

/** A renderer and a backend in one process. */
export function createMemoryCarriers(): { renderer: RendererCarrier; backend: BackendCarrier } {
  const [renderer, backend] = joinInMemory();
  return { renderer, backend } as { renderer: RendererCarrier; backend: BackendCarrier };
}

/** Two joined ends in one process. Envelopes arrive in a later microtask, copied, as they would over a real carrier. */
export function joinInMemory<Up, Down>(): [Carrier<Up, Down>, Carrier<Down, Up>] {
  const one = createEnd();
  const other = createEnd();
  one.connectTo(other);
  other.connectTo(one);
  return [one, other] as [Carrier<Up, Down>, Carrier<Down, Up>];
}

interface MemoryEnd extends Carrier<unknown, unknown> {
  connectTo(other: MemoryEnd): void;
  deliver(envelope: unknown): void;
  markClosed(): void;
}

function createEnd(): MemoryEnd {
  let other: MemoryEnd | null = null;
  let receiver: ((envelope: unknown) => void) | null = null;
  let isClosed = false;
  const early: unknown[] = [];
  const closeListeners: (() => void)[] = [];

  async function deliverLater(copy: unknown): Promise<void> {
    await Promise.resolve();
    if (!isClosed) other?.deliver(copy);
  }

  return {
    connectTo(end) {
      other = end;
    },
    send(envelope) {
      const copy: unknown = JSON.parse(JSON.stringify(envelope));
      void deliverLater(copy);
    },
    deliver(envelope) {
      if (receiver === null) early.push(envelope);
      else receiver(envelope);
    },
    onReceive(next) {
      receiver = next;
      for (const envelope of early.splice(0)) next(envelope);
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    markClosed() {
      if (isClosed) return;
      isClosed = true;
      for (const listener of closeListeners) listener();
    },
    close() {
      this.markClosed();
      other?.markClosed();
    },
  };
}
