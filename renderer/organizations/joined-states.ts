import type { OrganizationState } from './organization-feed.ts';
import type { Organization } from './organizations.ts';

interface JoinedStates {
  readonly subscribe: (listener: () => void) => () => void;
  /** In the order of the organizations; null before it is one's turn. */
  readonly read: () => readonly (OrganizationState | null)[];
}

/** What is known of several organizations as one value: the same object as long as nothing in it has changed, or drawing would never end. */
export function joinedStates(organizations: readonly Organization[]): JoinedStates {
  let last: readonly (OrganizationState | null)[] = [];
  return {
    subscribe(listener) {
      const ends = organizations.map(({ parts }) => parts?.feed.subscribe(listener));
      return () => ends.forEach((end) => end?.());
    },
    read() {
      const next = organizations.map(({ parts }) => parts?.feed.state() ?? null);
      if (next.length !== last.length || next.some((state, index) => state !== last[index])) last = next;
      return last;
    },
  };
}
