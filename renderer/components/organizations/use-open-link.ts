import { useCallback, useEffect } from 'react';
import type { MessageAddress } from '#shared/domain/message-link';
import { useNotices } from '../../contract/notices-context.ts';
import { accountOfLink } from '../../organizations/account-of-link.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useOrganizations } from './organizations-context.ts';

/** Gives what opens a link to a message in the organization that it belongs to, or says why it cannot be opened. */
export function useOpenLink(): (address: MessageAddress) => void {
  const organizations = useOrganizations();
  const { show } = useNotices();
  return useCallback(
    ({ organizationId, chatId, messageId }: MessageAddress) => {
      const { organizations: all, shown } = organizations.state();
      const accountId = accountOfLink(all, shown?.id ?? null, organizationId);
      if (accountId === null) show(conversationStrings.notFound.elsewhere);
      else organizations.visit(accountId, { chatId, messageId });
    },
    [organizations, show],
  );
}

/** Opens what the system was asked to open with Hallway. */
export function useLinksFromOutside(): void {
  const organizations = useOrganizations();
  const { show } = useNotices();
  const open = useOpenLink();
  useEffect(() => organizations.followLinks((address) => (address === null ? show(conversationStrings.notFound.noMessage) : open(address))), [open, organizations, show]);
}
