import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../../contract/use-preferences.ts';
import { useQuery } from '../../contract/use-query.ts';
import type { NoticeTarget } from '../../models/notification-decision.ts';
import { shortcutsWith } from '../../models/shortcuts.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { useNotifications } from '../app/use-notifications.ts';
import { shownShortcuts } from '../app/shown-shortcuts.ts';
import { usePresenceReports } from '../app/use-presence-reports.ts';
import { useCalls } from '../calls/call-context.ts';
import { useOrganizationNames, useOrganizations, useOrganizationsState } from './organizations-context.ts';

/** What is done for an organization whether it is shown or not: telling of its messages, and that the person is there; their keys while it is shown. Draws nothing. */
export function OrganizationDuties({ organization }: { readonly organization: Organization }) {
  const session = useQuery('session', {}).value;
  return session?.status === 'signedIn' ? <SignedInDuties organization={organization} /> : null;
}

function SignedInDuties({ organization }: { readonly organization: Organization }) {
  const { id, openChatId, openThreadId } = organization;
  const organizations = useOrganizations();
  const { organizations: all, shown, isInboxShown } = useOrganizationsState();
  const name = useOrganizationNames().get(id)?.name ?? null;
  const chats = useQuery('chatList', {}).value;
  const settings = useQuery('interfaceSettings', {}).value;
  const openId = useSyncExternalStore(openChatId.subscribe, openChatId.get);
  const openRootId = useSyncExternalStore(openThreadId.subscribe, openThreadId.get);
  const isShown = shown?.id === id && !isInboxShown;
  const { notifications, shortcuts } = usePreferences().preferences;
  const isInCall = useCalls().current !== null;
  const open = useCallback(
    (target: NoticeTarget | null) => {
      if (target === null) organizations.show(id);
      // Where it stands is found there: in the chat, or in its thread alone, which is opened.
      else organizations.visit(id, { chatId: target.chatId, messageId: target.messageId });
    },
    [id, organizations],
  );
  useEffect(() => {
    if (isShown) shownShortcuts.set(shortcutsWith(shortcuts.keys));
  }, [isShown, shortcuts]);
  usePresenceReports();
  useNotifications({ chats, openChatId: isShown ? openId : null, openThreadId: isShown ? openRootId : null, isInCall, settings, preferences: notifications, onOpen: open, organizationName: all.length > 1 ? name : null });
  return null;
}
