import { describeOrganization } from '../../organizations/describe-organization.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { useOrganizationNames, useOrganizations, useOrganizationsState, useOrganizationState } from '../organizations/organizations-context.ts';

interface NotSearchedProps {
  readonly accountIds: readonly string[];
  /** Looks again, where that is offered. */
  readonly onAgain?: () => void;
}

/** Organizations that could not be asked, why, and what helps; what was found in the others stands there all the same. */
export function NotSearched({ accountIds, onAgain }: NotSearchedProps) {
  const { organizations } = useOrganizationsState();
  return (
    <div className="not-searched" role="status">
      {organizations.filter(({ id }) => accountIds.includes(id)).map((organization) => (
        <NotSearchedLine key={organization.id} organization={organization} onAgain={onAgain} />
      ))}
    </div>
  );
}

function NotSearchedLine({ organization, onAgain }: { readonly organization: Organization; readonly onAgain: (() => void) | undefined }) {
  const hub = useOrganizations();
  const state = useOrganizationState(organization);
  const { name, trouble } = describeOrganization(organization, state, useOrganizationNames().get(organization.id) ?? null);
  const reason = trouble === 'signedOut' || trouble === 'restarting' ? trouble : 'silent';
  return (
    <p className="search-partial">
      {organizationStrings.notSearched[reason](name)}{' '}
      {reason === 'signedOut' && (
        <button type="button" className="link-button" onClick={() => hub.show(organization.id)}>
          {organizationStrings.signInTo(name)}
        </button>
      )}
      {reason !== 'signedOut' && onAgain !== undefined && (
        <button type="button" className="link-button" onClick={onAgain}>
          {organizationStrings.searchAgain}
        </button>
      )}
    </p>
  );
}
