import { highlightParts, nearFirstHit } from '../../models/highlight-parts.ts';
import { hitTitle } from '../../models/hit-place.ts';
import type { FoundHit } from '../../models/search-together.ts';
import { searchStrings } from '../../strings/search.ts';
import { OrganizationTag } from '../organizations/OrganizationTag.tsx';
import { useAreSeveral } from '../organizations/organizations-context.ts';
import { Avatar } from '../ui/Avatar.tsx';

interface MessageOptionsProps {
  readonly hits: readonly FoundHit[];
  /** Of the list that these options end. */
  readonly listId: string;
  /** The first one's place in that list. */
  readonly firstIndex: number;
  readonly activeIndex: number;
  readonly onChoose: (hit: FoundHit) => void;
}

/** What stands before a hit leaves room for it in a line of the switcher. */
const mostBeforeHit = 20;

/** The newest messages that the quick switcher finds. */
export function MessageOptions({ hits, listId, firstIndex, activeIndex, onChoose }: MessageOptionsProps) {
  const areSeveral = useAreSeveral();
  if (hits.length === 0) return null;
  return (
    <div role="group" aria-label={searchStrings.messages}>
      <div className="people-heading" aria-hidden="true">{searchStrings.messages}</div>
      {hits.map((hit, place) => {
        const shown = nearFirstHit(hit.snippet, hit.highlights, mostBeforeHit);
        const isActive = firstIndex + place === activeIndex;
        return (
          <button type="button" key={`${hit.accountId} ${hit.messageId}`} id={`${listId}-${firstIndex + place}`} role="option" tabIndex={-1} aria-selected={isActive} className={`person-option ${isActive ? 'person-option-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(hit)}>
            <Avatar id={hit.senderId} name={hit.senderName} size="small" />
            <span className="person-text">
              <span className="person-name"><bdi>{hitTitle(hit)}</bdi></span>
              <span className="person-detail" dir="auto">
                {highlightParts(shown.text, shown.highlights).map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
              </span>
            </span>
            {areSeveral && <OrganizationTag accountId={hit.accountId} />}
          </button>
        );
      })}
    </div>
  );
}
