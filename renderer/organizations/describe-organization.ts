import { badgeText } from '../models/chat-order.ts';
import type { OrganizationName } from '../models/organization-names.ts';
import { organizationStrings } from '../strings/organizations.ts';
import type { OrganizationState } from './organization-feed.ts';
import type { Organization } from './organizations.ts';

/** An organization as it stands in the rail. */
export interface RailEntry {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  /** Everything that is to be known of it, in one line. */
  readonly label: string;
  readonly colour: number;
  /** Nobody has signed in there yet. */
  readonly isNew: boolean;
  /** What its badge says; null: none. Mentions count before what is only unread. */
  readonly badge: { readonly text: string; readonly isMention: boolean } | null;
  /** It cannot be used as usual now. */
  readonly trouble: 'offline' | 'restarting' | 'signedOut' | null;
}

/** Says how an organization stands, from what is known of it; `state` is null before it is its turn. */
export function describeOrganization({ id, account, parts }: Organization, state: OrganizationState | null, named: OrganizationName | null): RailEntry {
  const name = named?.name ?? organizationStrings.newPlace;
  const detail = named?.detail ?? null;
  const trouble = troubleOf(account.holder, account.isRunning || parts === null, state);
  const { unreadCount = 0, mentionCount = 0 } = state ?? {};
  const facts = [
    detail === null ? name : organizationStrings.withDetail(name, detail),
    ...(mentionCount > 0 ? [organizationStrings.mentions(mentionCount)] : []),
    ...(unreadCount > 0 ? [organizationStrings.unread(unreadCount)] : []),
    ...(trouble === null ? [] : [organizationStrings[trouble]]),
  ];
  const badge = unreadCount + mentionCount === 0 ? null : { text: badgeText(mentionCount > 0 ? mentionCount : unreadCount), isMention: mentionCount > 0 };
  return { id, name, detail, label: facts.join(', '), colour: account.colour, isNew: account.holder === null, badge, trouble };
}

function troubleOf(holder: Organization['account']['holder'], isRunning: boolean, state: OrganizationState | null): RailEntry['trouble'] {
  if (holder === null) return null;
  if (!holder.isSignedIn) return 'signedOut';
  if (!isRunning) return 'restarting';
  return state !== null && state.offlineSinceMs !== null ? 'offline' : null;
}
