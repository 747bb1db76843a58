import type { ElsewhereEntry } from '../../models/switcher-elsewhere.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { OrganizationTag } from './OrganizationTag.tsx';

interface ElsewhereOptionsProps {
  readonly entries: readonly ElsewhereEntry[];
  /** Of the list that these options end. */
  readonly listId: string;
  /** The first one's place in that list. */
  readonly firstIndex: number;
  readonly activeIndex: number;
  readonly onChoose: (entry: ElsewhereEntry) => void;
}

/** What the quick switcher finds in other organizations, each marked by its own. */
export function ElsewhereOptions({ entries, listId, firstIndex, activeIndex, onChoose }: ElsewhereOptionsProps) {
  return entries.map((elsewhere, place) => {
    const { accountId, entry } = elsewhere;
    const index = firstIndex + place;
    const isGroup = entry.kind === 'chat' && entry.chat.kind === 'group';
    return (
      <button type="button" key={`${accountId} ${entry.id}`} id={`${listId}-${index}`} role="option" tabIndex={-1} aria-selected={index === activeIndex} className={`person-option ${index === activeIndex ? 'person-option-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(elsewhere)}>
        <Avatar id={entry.kind === 'chat' ? (entry.chat.otherUserId ?? entry.id) : entry.id} name={entry.title} size="small" isGroup={isGroup} />
        <span className="person-text">
          <bdi className="person-name">{entry.title}</bdi>
        </span>
        <OrganizationTag accountId={accountId} />
        {entry.kind === 'chat' && entry.chat.unreadCount > 0 && <span className="badge">{entry.chat.unreadCount}</span>}
      </button>
    );
  });
}
