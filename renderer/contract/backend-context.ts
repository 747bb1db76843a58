import { createContext, useContext, useSyncExternalStore } from 'react';
import type { BackendLink, LinkState } from '../carrier/backend-link.ts';

export const BackendContext = createContext<BackendLink | null>(null);

/** Gives the link to the backend. */
export function useBackend(): BackendLink {
  const link = useContext(BackendContext);
  if (link === null) throw new Error('A component that needs the backend stands outside of BackendContext.');
  return link;
}

/** Whether the backend on this computer answers. */
export function useLinkState(): LinkState {
  const link = useBackend();
  return useSyncExternalStore(link.onStateChange, link.state);
}
