import type { RosterCall } from './calls/roster-call.ts';
import type { MembershipChange } from './foreign-changes.ts';
import { toFragment, type Fragment } from './fragments.ts';
import type { OrganizationTick, SessionResult } from './tick.ts';

/** A tick as the sockets' thread gets it: plain data, rows already serialised. */
export interface TickOutcome {
  readonly organizationId: string;
  readonly baseHead: number;
  readonly head: number;
  /** For everybody in the organization; mostly empty. */
  readonly fragmentForEverybody: Fragment;
  readonly chatFragments: readonly (readonly [chatId: string, fragment: Fragment])[];
  readonly userFragments: readonly (readonly [userId: string, fragment: Fragment])[];
  readonly joinFragments: readonly { readonly userIds: readonly string[]; readonly fragment: Fragment }[];
  readonly memberships: readonly MembershipChange[];
  readonly calls: readonly RosterCall[];
  readonly results: readonly SessionResult[];
}

export function toTickOutcome(tick: OrganizationTick): TickOutcome {
  return {
    organizationId: tick.organizationId,
    baseHead: tick.baseHead,
    head: tick.head,
    fragmentForEverybody: toFragment(tick.changes.forEverybody),
    chatFragments: Array.from(tick.changes.byChat, ([chatId, rows]) => [chatId, toFragment(rows)] as const),
    userFragments: Array.from(tick.changes.byUser, ([userId, rows]) => [userId, toFragment(rows)] as const),
    joinFragments: Array.from(tick.changes.byJoin.values(), ({ userIds, rows }) => ({ userIds, fragment: toFragment(rows) })),
    memberships: [...tick.foreignMemberships, ...tick.changes.memberships],
    calls: [...tick.changes.calls.values()],
    results: tick.results,
  };
}
