import { organizationStrings } from '../../strings/organizations.ts';
import { useOrganizationNames, useOrganizationsState } from '../organizations/organizations-context.ts';

interface OrganizationFilterProps {
  /** Null: all of them. */
  readonly accountId: string | null;
  readonly onChange: (accountId: string | null) => void;
}

/** Which organizations are searched: all, or one of them. */
export function OrganizationFilter({ accountId, onChange }: OrganizationFilterProps) {
  const names = useOrganizationNames();
  const { organizations } = useOrganizationsState();
  return (
    <select className="search-organizations" aria-label={organizationStrings.searchIn} value={accountId ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
      <option value="">{organizationStrings.everywhere}</option>
      {organizations.map(({ id }) => {
        const named = names.get(id) ?? null;
        return named === null ? null : (
          <option key={id} value={id} dir="auto">
            {named.detail === null ? named.name : organizationStrings.withDetail(named.name, named.detail)}
          </option>
        );
      })}
    </select>
  );
}
