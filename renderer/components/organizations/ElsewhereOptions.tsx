import { badgeText } from '../../models/chat-order.ts';
import type { ElsewhereEntry } from '../../models/switcher-elsewhere.ts';
import { organizationStrings } from '../../strings/organizations.ts';
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
  if (entries.length === 0) return null;
  return (
    <div role="group" aria-label={organizationStrings.elsewhere}>
      <div className="people-heading" aria-hidden="true">{organizationStrings.elsewhere}</div>
      {entries.map((elsewhere, place) => (
        <ElsewhereOption key={`${elsewhere.accountId} ${elsewhere.entry.id}`} elsewhere={elsewhere} id={`${listId}-${firstIndex + place}`} isActive={firstIndex + place === activeIndex} onChoose={onChoose} />
      ))}
    </div>
  );
}

interface ElsewhereOptionProps {
  readonly elsewhere: ElsewhereEntry;
  readonly id: string;
  readonly isActive: boolean;
  readonly onChoose: (entry: ElsewhereEntry) => void;
}

function ElsewhereOption({ elsewhere, id, isActive, onChoose }: ElsewhereOptionProps) {
  const { accountId, entry } = elsewhere;
  const isGroup = entry.kind === 'chat' && entry.chat.kind === 'group';
  return (
    <button type="button" id={id} role="option" tabIndex={-1} aria-selected={isActive} className={`person-option ${isActive ? 'person-option-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(elsewhere)}>
      <Avatar id={entry.kind === 'chat' ? (entry.chat.otherUserId ?? entry.id) : entry.id} name={entry.title} size="small" isGroup={isGroup} />
      <span className="person-text">
        <bdi className="person-name">{entry.title}</bdi>
      </span>
      <OrganizationTag accountId={accountId} />
      {entry.kind === 'chat' && entry.chat.unreadCount > 0 && <span className="badge">{badgeText(entry.chat.unreadCount)}</span>}
    </button>
  );
}
