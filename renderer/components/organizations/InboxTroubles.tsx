import { describeOrganization } from '../../organizations/describe-organization.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { useOrganizationNames, useOrganizations, useOrganizationsState, useOrganizationState } from './organizations-context.ts';

/** Says of which organizations the inbox does not show everything, and why. */
export function InboxTroubles() {
  const { organizations } = useOrganizationsState();
  return (
    <div className="inbox-troubles" role="status">
      {organizations.map((organization) => (
        <Trouble key={organization.id} organization={organization} />
      ))}
    </div>
  );
}

function Trouble({ organization }: { readonly organization: Organization }) {
  const hub = useOrganizations();
  const state = useOrganizationState(organization);
  const { name, trouble } = describeOrganization(organization, state, useOrganizationNames().get(organization.id) ?? null);
  if (trouble === null) return null;
  return (
    <p className="inbox-trouble">
      <span className={`status-dot ${trouble === 'signedOut' ? 'status-dot-bad' : 'status-dot-warning'}`} aria-hidden="true" />
      {organizationStrings.inboxTrouble[trouble](name)}
      {trouble === 'signedOut' && (
        <button type="button" className="link-button" onClick={() => hub.show(organization.id)}>
          {organizationStrings.signInTo(name)}
        </button>
      )}
    </p>
  );
}
