import { useCallback, useEffect, useRef, useState } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { openSearch, type SearchModel } from '../../models/search-model.ts';
import { searchTogether, type FoundHit, type SearchSource } from '../../models/search-together.ts';
import type { Organizations } from '../../organizations/organizations.ts';
import { useOrganizations } from '../organizations/organizations-context.ts';

/** A search lives as long as the panel, and keeps its text when it is limited to another chat or organization. */
export function useSearchModel(chatId: string | null): SearchModel<FoundHit> | null {
  const { accountId: ownId } = useBackend();
  const hub = useOrganizations();
  const [model, setModel] = useState<SearchModel<FoundHit> | null>(null);
  const wantedChatId = useRef(chatId);
  useEffect(() => {
    let wanted: string | null = null;
    const search = searchTogether(() => sourcesOf(hub, wanted));
    const next = openSearch<FoundHit>({
      search(request, accountId) {
        // A chat is of the organization that is shown.
        wanted = request.chatId === null ? accountId : ownId;
        return search(request);
      },
      chatId: wantedChatId.current,
    });
    setModel(next);
    return () => next.close();
  }, [hub, ownId]);
  useEffect(() => {
    wantedChatId.current = chatId;
    model?.setChat(chatId);
  }, [chatId, model]);
  return model;
}

/** Where is searched: one organization, or all in which somebody is signed in. */
function sourcesOf(hub: Organizations, accountId: string | null): readonly SearchSource[] {
  return hub.state().organizations.flatMap(({ id, account, parts }): SearchSource[] => {
    const isMeant = accountId === null ? account.holder?.isSignedIn === true : id === accountId;
    return isMeant && parts !== null ? [{ accountId: id, search: (request) => parts.link.call('searchMessages', request) }] : [];
  });
}

/** Gives what goes to a hit, also in another organization. */
export function useGoToHit(onHere: (hit: FoundHit) => void): (hit: FoundHit) => void {
  const { accountId: ownId } = useBackend();
  const hub = useOrganizations();
  return useCallback(
    (hit) => {
      if (hit.accountId === ownId) onHere(hit);
      else hub.visit(hit.accountId, { chatId: hit.chatId, message: { messageId: hit.messageId, seq: hit.seq } });
    },
    [hub, onHere, ownId],
  );
}
