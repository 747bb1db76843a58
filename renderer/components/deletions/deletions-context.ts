import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PendingDeletions } from '../../models/pending-deletions.ts';

export const DeletionsContext = createContext<PendingDeletions | null>(null);

/** Gives what holds deletions back until they can no longer be undone. */
export function useDeletions(): PendingDeletions {
  const deletions = useContext(DeletionsContext);
  if (deletions === null) throw new Error('A component that deletes stands outside of DeletionsContext.');
  return deletions;
}

/** Whether a message is about to be deleted. */
export function useIsBeingDeleted(id: string): boolean {
  const deletions = useDeletions();
  return useSyncExternalStore(deletions.subscribe, () => deletions.snapshot().some(({ messageId }) => messageId === id));
}
