import { useMemo } from 'react';
import { unreadChats, type InboxChat } from '../../models/unread-inbox.ts';
import { useOrganizationsState, useOrganizationStates } from './organizations-context.ts';

/** Gives what is unread in all organizations, newest first; `isComplete` once the chats of all are known. */
export function useInbox(): { readonly chats: readonly InboxChat[]; readonly isComplete: boolean } {
  const { organizations } = useOrganizationsState();
  const states = useOrganizationStates();
  return useMemo(() => {
    const sources = organizations.map(({ id }, index) => ({ accountId: id, chats: states[index]?.chats }));
    const isComplete = organizations.every(({ account }, index) => account.holder?.isSignedIn !== true || states[index]?.chats !== undefined || states[index]?.session?.status === 'storeFailed');
    return { chats: unreadChats(sources), isComplete };
  }, [organizations, states]);
}
