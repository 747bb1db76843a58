import { useEffect, useMemo } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { createPendingDeletions, type PendingDeletions } from '../../models/pending-deletions.ts';

/** Holds back the deletions of this window; what waits is sent when the window or the page goes. */
export function useMakeDeletions(): PendingDeletions {
  const act = useAct();
  const deletions = useMemo(() => createPendingDeletions({ carryOut: (deletion) => void act('deleteMessage', deletion), clock: browserClock }), [act]);
  useEffect(() => {
    window.addEventListener('pagehide', deletions.flush);
    return () => {
      window.removeEventListener('pagehide', deletions.flush);
      deletions.flush();
    };
  }, [deletions]);
  return deletions;
}
