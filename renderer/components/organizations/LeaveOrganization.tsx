import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useOrganizations } from './organizations-context.ts';

interface LeaveOrganizationProps {
  readonly organization: Organization;
  readonly name: string;
  readonly onClose: () => void;
}

/** Signs out of one organization, or takes a place where nobody is signed in away, once that has been confirmed. The others stay. */
export function LeaveOrganization({ organization, name, onClose }: LeaveOrganizationProps) {
  const hub = useOrganizations();
  const { show } = useNotices();
  const isSignedIn = organization.account.holder?.isSignedIn === true;

  function leave(): void {
    const { parts, id } = organization;
    const leaving = isSignedIn && parts !== null ? parts.link.call('signOut', {}) : hub.remove(id);
    leaving.catch((error: unknown) => show(describeError(error)));
  }

  return (
    <ConfirmDialog
      onClose={onClose}
      confirmation={{
        title: isSignedIn ? organizationStrings.signOutTitle(name) : organizationStrings.removeTitle,
        text: isSignedIn ? chatsStrings.signOutText : organizationStrings.removeText,
        confirmLabel: isSignedIn ? chatsStrings.signOut : organizationStrings.remove,
        isDestructive: true,
        onConfirm: leave,
      }}
    />
  );
}
