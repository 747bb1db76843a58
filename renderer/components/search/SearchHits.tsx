import { useEffect, useRef, type UIEvent } from 'react';
import { highlightParts } from '../../models/highlight-parts.ts';
import { hitPlace } from '../../models/hit-place.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import type { SearchSnapshot } from '../../models/search-model.ts';
import type { FoundHit } from '../../models/search-together.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { searchStrings } from '../../strings/search.ts';
import { useNow } from '../app/use-now.ts';
import { OrganizationTag } from '../organizations/OrganizationTag.tsx';
import { useOrganizationNames, useOrganizationsState } from '../organizations/organizations-context.ts';
import { Avatar } from '../ui/Avatar.tsx';

interface SearchHitsProps {
  readonly listId: string;
  readonly state: SearchSnapshot<FoundHit>;
  readonly activeIndex: number;
  readonly onActive: (index: number) => void;
  readonly onGoTo: (hit: FoundHit) => void;
  readonly onMore: () => void;
}

const nearEndPixels = 400;

/** What was found; more comes while one scrolls. */
export function SearchHits({ listId, state, activeIndex, onActive, onGoTo, onMore }: SearchHitsProps) {
  const nowMs = useNow();
  const isSeveral = useOrganizationsState().organizations.length > 1;
  const names = useOrganizationNames();
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    listRef.current?.querySelector(`[id="${listId}-${activeIndex}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex, listId]);

  function placeOf({ accountId, chatName }: FoundHit): string {
    const organization = names.get(accountId) ?? null;
    return isSeveral && organization !== null ? organizationStrings.chatOf(chatName, organization.name) : chatName;
  }

  function scroll({ currentTarget }: UIEvent<HTMLDivElement>): void {
    if (currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < nearEndPixels) onMore();
  }

  return (
    <div ref={listRef} className="search-hits" role="listbox" id={listId} aria-label={searchStrings.results} aria-busy={state.isSearching} tabIndex={-1} hidden={state.hits.length === 0} onScroll={scroll}>
      {state.hits.map((hit, index) => (
        <button type="button" key={`${hit.accountId} ${hit.messageId}`} id={`${listId}-${index}`} role="option" tabIndex={-1} aria-selected={index === activeIndex} aria-label={searchStrings.hitLabel(hit.senderName, placeOf(hit), pageTimeFormat.full(hit.createdAt), hit.snippet)} className={`search-hit ${index === activeIndex ? 'search-hit-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={() => { onActive(index); onGoTo(hit); }}>
          <Avatar id={hit.senderId} name={hit.senderName} size="small" />
          <span className="search-hit-content">
            <span className="search-hit-head">
              <bdi className="search-hit-sender">{hit.senderName}</bdi>
              <bdi className="search-hit-chat">{hitPlace(hit)}</bdi>
              <span className="search-hit-time">{hit.seq === null ? searchStrings.waiting : pageTimeFormat.short(hit.createdAt, nowMs)}</span>
            </span>
            {isSeveral && <OrganizationTag accountId={hit.accountId} />}
            <span className="search-hit-text" dir="auto">
              {highlightParts(hit.snippet, hit.highlights).map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
            </span>
          </span>
        </button>
      ))}
      {state.hits.length > 0 && state.isSearching && <p className="search-more">{searchStrings.searching}</p>}
    </div>
  );
}
