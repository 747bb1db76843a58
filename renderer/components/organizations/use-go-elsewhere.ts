import { useCallback } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import type { ElsewhereEntry } from '../../models/switcher-elsewhere.ts';
import type { Organizations } from '../../organizations/organizations.ts';
import { useOrganizations } from './organizations-context.ts';

/** Gives what goes to a chat or person of another organization; the direct chat with somebody is made when there is none. */
export function useGoElsewhere(): (entry: ElsewhereEntry) => void {
  const hub = useOrganizations();
  const { show } = useNotices();
  return useCallback((entry) => void go(hub, entry).catch((error: unknown) => show(describeError(error))), [hub, show]);
}

async function go(hub: Organizations, { accountId, entry }: ElsewhereEntry): Promise<void> {
  if (entry.kind === 'chat') return hub.visit(accountId, { chatId: entry.id, message: null });
  const link = hub.state().organizations.find(({ id }) => id === accountId)?.parts?.link;
  const created = await link?.call('createDirectChat', { userId: entry.id });
  if (created !== undefined) hub.visit(accountId, { chatId: created.chatId, message: null });
}
