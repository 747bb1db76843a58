import { useState } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { LeaveOrganization } from './LeaveOrganization.tsx';
import { useOrganizations } from './organizations-context.ts';

/** The way out of signing in beside other organizations: back to them, at once where nothing is lost. */
export function GiveUpPlace({ organization, isDisabled }: { readonly organization: Organization; readonly isDisabled: boolean }) {
  const hub = useOrganizations();
  const { show } = useNotices();
  const [isAsking, setAsking] = useState(false);
  const { holder, id } = organization.account;
  if (holder === null) {
    return (
      <button type="button" className="button button-large" disabled={isDisabled} onClick={() => void hub.remove(id).catch((error: unknown) => show(describeError(error)))}>
        {organizationStrings.cancelAdding}
      </button>
    );
  }
  return (
    <>
      <button type="button" className="button button-large" disabled={isDisabled} onClick={() => setAsking(true)}>
        {organizationStrings.remove}
      </button>
      {isAsking && <LeaveOrganization organization={organization} name={holder.organizationName} onClose={() => setAsking(false)} />}
    </>
  );
}
