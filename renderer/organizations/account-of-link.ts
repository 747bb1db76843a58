import type { Organization } from './organizations.ts';

/** Where a link to a message of an organization is opened: where it is shown already, else where somebody is signed in, else where one can sign in; null: nowhere on this computer. */
export function accountOfLink(organizations: readonly Pick<Organization, 'id' | 'account'>[], shownId: string | null, organizationId: string): string | null {
  const fitting = organizations.filter(({ account }) => account.holder?.organizationId === organizationId);
  const best = fitting.find(({ id }) => id === shownId) ?? fitting.find(({ account }) => account.holder?.isSignedIn === true) ?? fitting[0];
  return best?.id ?? null;
}
