import { useOrganizationNames, useOrganizationsState } from './organizations-context.ts';

/** Says which organization something is of: its colour and its name. */
export function OrganizationTag({ accountId }: { readonly accountId: string }) {
  const named = useOrganizationNames().get(accountId) ?? null;
  const { organizations } = useOrganizationsState();
  const colour = organizations.find(({ id }) => id === accountId)?.account.colour ?? 0;
  if (named === null) return null;
  return (
    <span className="organization-tag">
      <span className="organization-dot" data-color={colour} aria-hidden="true" />
      <bdi>{named.name}</bdi>
      {named.detail !== null && <bdi className="organization-detail">{named.detail}</bdi>}
    </span>
  );
}
