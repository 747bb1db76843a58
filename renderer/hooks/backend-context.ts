import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ContractClient } from '#shared/contract/contract-client';
import type { BackendConnection } from '../carrier/backend-connection.ts';

export const BackendContext = createContext<BackendConnection | null>(null);

/** The contract's client, or null while the way to the backend is sought. */
export function useBackend(): ContractClient | null {
  const connection = useContext(BackendContext);
  if (connection === null) throw new Error('No backend was provided');
  return useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.current(),
  );
}
