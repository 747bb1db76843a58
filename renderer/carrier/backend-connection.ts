import type { RendererCarrier } from '#shared/contract/carrier';
import { createContractClient, type ContractClient } from '#shared/contract/contract-client';

/** The contract while there is a way to the backend; null while it is sought (again). */
export interface BackendConnection {
  current(): ContractClient | null;
  /** Is told of each change of `current`; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
}

const firstDelayMs = 300;
const longestDelayMs = 5_000;

/** Keeps a way to the backend open: when its host restarts, the connection is sought until it is there. */
export function createBackendConnection(open: () => Promise<RendererCarrier>): BackendConnection {
  let client: ContractClient | null = null;
  const listeners = new Set<() => void>();
  const set = (next: ContractClient | null) => {
    client = next;
    for (const listener of listeners) listener();
  };

  async function connect(delayMs: number): Promise<void> {
    try {
      const carrier = await open();
      const opened = createContractClient(carrier);
      carrier.onClose(() => {
        set(null);
        void connect(firstDelayMs);
      });
      set(opened);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await connect(Math.min(longestDelayMs, delayMs * 2));
    }
  }

  void connect(firstDelayMs);
  return {
    current: () => client,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
