import { useCallback, useEffect, useRef, useState } from 'react';
import { HallwayError } from '#shared/errors/hallway-error';
import { useBackend } from '../../contract/backend-context.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { openSearch, type SearchModel, type SearchStart } from '../../models/search-model.ts';
import { searchTogether, type FoundHit, type SearchSource } from '../../models/search-together.ts';
import type { Organizations } from '../../organizations/organizations.ts';
import { useOrganizations } from '../organizations/organizations-context.ts';

interface SearchModelOptions {
  readonly chatId: string | null;
  /** Goes on with what was looked for in another organization. */
  readonly start?: SearchStart | null;
  readonly pageLength?: number;
}

/** A search lives as long as its panel, and keeps its text when it is limited to another chat or organization. */
export function useSearchModel({ chatId, start = null, pageLength }: SearchModelOptions): SearchModel<FoundHit> | null {
  const { accountId: ownId } = useBackend();
  const hub = useOrganizations();
  const [model, setModel] = useState<SearchModel<FoundHit> | null>(null);
  const wantedChatId = useRef(chatId);
  useEffect(() => {
    let wanted: string | null = null;
    const search = searchTogether(() => sourcesOf(hub, wanted), browserClock);
    const next = openSearch<FoundHit>({
      search(request, accountId) {
        // A chat is of the organization that is shown.
        wanted = request.chatId === null ? accountId : ownId;
        return search(request);
      },
      chatId: wantedChatId.current,
      ...(pageLength === undefined ? {} : { pageLength }),
    });
    setModel(next);
    return () => next.close();
  }, [hub, ownId, pageLength]);
  useEffect(() => {
    wantedChatId.current = chatId;
    model?.setChat(chatId);
  }, [chatId, model]);
  useEffect(() => {
    if (start !== null) model?.resume(start);
  }, [model, start]);
  return model;
}

/** Where is searched: one organization, or all in which somebody has an account; one that is signed out says so. */
function sourcesOf(hub: Organizations, accountId: string | null): readonly SearchSource[] {
  return hub.state().organizations.flatMap(({ id, account, parts }): SearchSource[] => {
    if (account.holder === null || (accountId !== null && id !== accountId)) return [];
    const link = account.holder.isSignedIn ? parts?.link : undefined;
    return [{ accountId: id, search: (request) => link?.call('searchMessages', request) ?? Promise.reject(new HallwayError('not_signed_in')) }];
  });
}

/** Gives what goes to a hit, also in another organization: there the search goes on. */
export function useGoToHit(model: SearchModel<FoundHit>, onHere: (hit: FoundHit) => void): (hit: FoundHit) => void {
  const { accountId: ownId } = useBackend();
  const hub = useOrganizations();
  return useCallback(
    (hit) => {
      if (hit.accountId === ownId) return onHere(hit);
      const { text, accountId, order } = model.snapshot();
      hub.visit(hit.accountId, { chatId: hit.chatId, messageId: hit.messageId, search: { text, accountId, order } });
    },
    [hub, model, onHere, ownId],
  );
}
