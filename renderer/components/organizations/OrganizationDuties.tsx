import { useCallback, useSyncExternalStore } from 'react';
import { useQuery } from '../../contract/use-query.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { useNotifications } from '../app/use-notifications.ts';
import { usePresenceReports } from '../app/use-presence-reports.ts';
import { useOrganizationNames, useOrganizations, useOrganizationsState } from './organizations-context.ts';

/** What is done for an organization whether it is shown or not: telling of its messages, and that the person is there. Draws nothing. */
export function OrganizationDuties({ organization }: { readonly organization: Organization }) {
  const session = useQuery('session', {}).value;
  return session?.status === 'signedIn' ? <SignedInDuties organization={organization} /> : null;
}

function SignedInDuties({ organization }: { readonly organization: Organization }) {
  const { id, openChatId } = organization;
  const organizations = useOrganizations();
  const { organizations: all, shown } = useOrganizationsState();
  const name = useOrganizationNames().get(id)?.name ?? null;
  const chats = useQuery('chatList', {}).value;
  const settings = useQuery('interfaceSettings', {}).value;
  const openId = useSyncExternalStore(openChatId.subscribe, openChatId.get);
  const isShown = shown?.id === id;
  const select = useCallback((chatId: string) => organizations.visit(id, { chatId, message: null }), [id, organizations]);
  usePresenceReports();
  useNotifications({ chats, openChatId: isShown ? openId : null, settings, select, organizationName: all.length > 1 ? name : null });
  return null;
}
