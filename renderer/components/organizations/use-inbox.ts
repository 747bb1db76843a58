import { useMemo } from 'react';
import { inboxEntries, type InboxEntry } from '../../models/unread-inbox.ts';
import { useOrganizationsState, useOrganizationStates } from './organizations-context.ts';

/** Gives what is unread in all organizations, newest first; `isComplete` once all that can answer have. */
export function useInbox(): { readonly entries: readonly InboxEntry[]; readonly isComplete: boolean } {
  const { organizations } = useOrganizationsState();
  const states = useOrganizationStates();
  return useMemo(() => {
    const sources = organizations.map(({ id }, index) => ({ accountId: id, chats: states[index]?.chats, threads: states[index]?.threads ?? [] }));
    // One that is signed out or starts again is named above the list; it does not keep the others waiting.
    const isComplete = organizations.every(({ account }, index) => account.holder?.isSignedIn !== true || !account.isRunning || states[index]?.chats !== undefined || states[index]?.session?.status === 'storeFailed');
    return { entries: inboxEntries(sources), isComplete };
  }, [organizations, states]);
}
