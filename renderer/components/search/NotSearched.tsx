import { formatList } from '../../language/formats.ts';
import { describeOrganization } from '../../organizations/describe-organization.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { useOrganizationNames, useOrganizationsState, useOrganizationStates } from '../organizations/organizations-context.ts';

/** Organizations that could not be asked, and why; what was found in the others stands there all the same. */
export function NotSearched({ accountIds }: { readonly accountIds: readonly string[] }) {
  const names = useOrganizationNames();
  const states = useOrganizationStates();
  const { organizations } = useOrganizationsState();
  const failed = organizations.flatMap((organization, index) => {
    if (!accountIds.includes(organization.id)) return [];
    const { name, trouble } = describeOrganization(organization, states[index] ?? null, names.get(organization.id) ?? null);
    return trouble === null ? name : `${name} (${organizationStrings[trouble]})`;
  });
  if (failed.length === 0) return null;
  return <p className="search-partial">{organizationStrings.incomplete(formatList(failed))}</p>;
}
