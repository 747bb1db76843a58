import { useCallback } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import type { FoundHit } from '../../models/search-together.ts';
import type { ElsewhereEntry } from '../../models/switcher-elsewhere.ts';
import type { Organizations } from '../../organizations/organizations.ts';
import { useOrganizations } from './organizations-context.ts';

/** Gives what goes to a chat, person or message of another organization; the direct chat with somebody is made when there is none. */
export function useGoElsewhere(): (place: ElsewhereEntry | FoundHit) => void {
  const hub = useOrganizations();
  const { show } = useNotices();
  return useCallback((place) => void go(hub, place).catch((error: unknown) => show(describeError(error))), [hub, show]);
}

async function go(hub: Organizations, place: ElsewhereEntry | FoundHit): Promise<void> {
  const { accountId } = place;
  if ('messageId' in place) return hub.visit(accountId, { chatId: place.chatId, messageId: place.messageId });
  const { entry } = place;
  if (entry.kind === 'chat') return hub.visit(accountId, { chatId: entry.id, messageId: null });
  const link = hub.state().organizations.find(({ id }) => id === accountId)?.parts?.link;
  const created = await link?.call('createDirectChat', { userId: entry.id });
  if (created !== undefined) hub.visit(accountId, { chatId: created.chatId, messageId: null });
}
