import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import { organizationNames, type OrganizationName } from '../../models/organization-names.ts';
import type { Organization, Organizations, OrganizationsState } from '../../organizations/organizations.ts';
import { joinedStates } from '../../organizations/joined-states.ts';
import type { OrganizationState } from '../../organizations/organization-feed.ts';

export const OrganizationsContext = createContext<Organizations | null>(null);

/** Gives all organizations of this window. */
export function useOrganizations(): Organizations {
  const organizations = useContext(OrganizationsContext);
  if (organizations === null) throw new Error('A component that needs the organizations stands outside of OrganizationsContext.');
  return organizations;
}

export function useOrganizationsState(): OrganizationsState {
  const organizations = useOrganizations();
  return useSyncExternalStore(organizations.subscribe, organizations.state);
}

/** Whether there are several: with one, nothing that tells them apart is shown. */
export function useAreSeveral(): boolean {
  return useOrganizationsState().organizations.length > 1;
}

/** What the organizations are called; those where nobody has signed in have no name. */
export function useOrganizationNames(): ReadonlyMap<string, OrganizationName | null> {
  const { organizations } = useOrganizationsState();
  return useMemo(() => organizationNames(organizations.map(({ account }) => account)), [organizations]);
}

const never = () => () => undefined;

/** What is known of an organization whether it is shown or not; null before it is its turn. */
export function useOrganizationState({ parts }: Organization): OrganizationState | null {
  return useSyncExternalStore(parts?.feed.subscribe ?? never, parts?.feed.state ?? (() => null));
}

/** Unread messages over all organizations. */
export function useTotalUnread(): number {
  const { organizations } = useOrganizationsState();
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = organizations.map(({ parts }) => parts?.feed.subscribe(listener));
      return () => ends.forEach((end) => end?.());
    },
    [organizations],
  );
  return useSyncExternalStore(subscribe, () => organizations.reduce((sum, { parts }) => sum + (parts?.feed.state().unreadCount ?? 0), 0));
}

/** What is known of each organization, in their order. */
export function useOrganizationStates(): readonly (OrganizationState | null)[] {
  const { organizations } = useOrganizationsState();
  const { subscribe, read } = useMemo(() => joinedStates(organizations), [organizations]);
  return useSyncExternalStore(subscribe, read);
}
