import type { ReactNode } from 'react';
import type { BackendConnection } from '../carrier/backend-connection.ts';
import { BackendContext } from './backend-context.ts';

/** Gives everything below it the way to the backend. */
export function BackendProvider({ connection, children }: { connection: BackendConnection; children: ReactNode }) {
  return <BackendContext value={connection}>{children}</BackendContext>;
}
