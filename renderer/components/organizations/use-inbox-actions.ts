import { useMemo } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import type { InboxEntry } from '../../models/unread-inbox.ts';
import type { Organizations } from '../../organizations/organizations.ts';
import { useOrganizations } from './organizations-context.ts';

export interface InboxActions {
  /** Shows it where it is. */
  readonly open: (entry: InboxEntry) => void;
  readonly markRead: (entries: readonly InboxEntry[]) => void;
}

/** Gives what can be done with what is unread. One organization that cannot do it says so; the others do. */
export function useInboxActions(): InboxActions {
  const hub = useOrganizations();
  const { show } = useNotices();
  return useMemo(
    () => ({
      open: (entry) => hub.visit(entry.accountId, entry.kind === 'chat' ? { chatId: entry.chat.id, messageId: null } : { thread: { chatId: entry.thread.chatId, rootMessageId: entry.thread.rootMessageId } }),
      markRead(entries) {
        for (const entry of entries) markOne(hub, entry).catch((error: unknown) => show(describeError(error)));
      },
    }),
    [hub, show],
  );
}

async function markOne(hub: Organizations, entry: InboxEntry): Promise<void> {
  const link = hub.state().organizations.find(({ id }) => id === entry.accountId)?.parts?.link;
  const seq = Number.MAX_SAFE_INTEGER;
  if (entry.kind === 'chat') await link?.call('markRead', { chatId: entry.chat.id, seq });
  else await link?.call('markThreadRead', { chatId: entry.thread.chatId, messageId: entry.thread.rootMessageId, seq });
}
