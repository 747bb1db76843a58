import Inbox from 'lucide-react/icons/inbox';
import Plus from 'lucide-react/icons/plus';
import { useRef, useState, type KeyboardEvent } from 'react';
import { badgeText } from '../../models/chat-order.ts';
import { shortcutText } from '../../models/shortcut-text.ts';
import { rovingTarget } from '../../models/roving.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { useShortcut } from '../app/shown-shortcuts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useOrganizationNames, useOrganizations, useOrganizationsState, useTotalUnread } from './organizations-context.ts';
import { RailItem } from './RailItem.tsx';
import { useAddOrganization } from './use-add-organization.ts';
import { useRailDrag } from './use-rail-drag.ts';

/** All organizations at the edge of the window: what is unread in them, the way to each, and to one more. */
export function Rail() {
  const hub = useOrganizations();
  const { organizations, shown, isInboxShown } = useOrganizationsState();
  const names = useOrganizationNames();
  const add = useAddOrganization();
  const unread = useTotalUnread();
  const inboxKeys = useShortcut('inbox');
  const listRef = useRef<HTMLUListElement>(null);
  const drag = useRailDrag((accountId, toIndex) => hub.move(accountId, toIndex));
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [moved, setMoved] = useState('');
  const shownIndex = organizations.findIndex(({ id }) => id === shown?.id);
  const focusedIndex = organizations.findIndex(({ id }) => id === focusedId);
  const tabStop = focusedIndex === -1 ? shownIndex : focusedIndex;

  function move(index: number, step: 1 | -1): void {
    const target = index + step;
    const id = organizations[index]?.id;
    if (id === undefined || target < 0 || target >= organizations.length) return;
    hub.move(id, target);
    setMoved(organizationStrings.movedTo(names.get(id)?.name ?? organizationStrings.newPlace, target + 1, organizations.length));
  }

  function press(event: KeyboardEvent, index: number): void {
    const target = rovingTarget(event.key, index, organizations.length);
    if (target === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) return event.key === 'ArrowDown' || event.key === 'ArrowUp' ? move(index, event.key === 'ArrowDown' ? 1 : -1) : undefined;
    listRef.current?.querySelectorAll<HTMLElement>('.rail-button')[target]?.focus();
  }

  return (
    <nav className="rail" aria-label={organizationStrings.rail} data-pane="organizations">
      <button type="button" className="rail-inbox" aria-current={isInboxShown ? 'page' : undefined} aria-label={unread === 0 ? organizationStrings.inbox : `${organizationStrings.inbox}, ${organizationStrings.unread(unread)}`} title={inboxKeys === '' ? organizationStrings.inbox : `${organizationStrings.inbox} (${shortcutText(inboxKeys)})`} onClick={() => hub.showInbox()}>
        <Inbox aria-hidden="true" size={20} strokeWidth={1.9} />
        {unread > 0 && <span className="rail-badge" aria-hidden="true">{badgeText(unread)}</span>}
      </button>
      <ul ref={listRef} className="rail-list" {...drag.list}>
        {organizations.map((organization, index) => (
          <RailItem key={organization.id} organization={organization} position={index + 1} count={organizations.length} isShown={index === shownIndex && !isInboxShown} isTabStop={index === tabStop} drag={drag.of(organization.id, index)} onFocus={() => setFocusedId(organization.id)} onPress={(event) => press(event, index)} onMove={(step) => move(index, step)} />
        ))}
      </ul>
      <IconButton className="rail-add" label={organizationStrings.add} icon={Plus} onClick={add} />
      <span className="visually-hidden" role="status">
        {moved}
      </span>
    </nav>
  );
}
