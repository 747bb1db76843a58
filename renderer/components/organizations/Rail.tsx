import Plus from 'lucide-react/icons/plus';
import { useRef, useState, type KeyboardEvent } from 'react';
import { rovingTarget } from '../../models/roving.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useOrganizationNames, useOrganizations, useOrganizationsState } from './organizations-context.ts';
import { RailItem } from './RailItem.tsx';
import { useAddOrganization } from './use-add-organization.ts';
import { useRailDrag } from './use-rail-drag.ts';

/** All organizations at the edge of the window: what is unread in them, the way to each, and to one more. */
export function Rail() {
  const hub = useOrganizations();
  const { organizations, shown } = useOrganizationsState();
  const names = useOrganizationNames();
  const add = useAddOrganization();
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
      <ul ref={listRef} className="rail-list" {...drag.list}>
        {organizations.map((organization, index) => (
          <RailItem key={organization.id} organization={organization} position={index + 1} count={organizations.length} isShown={index === shownIndex} isTabStop={index === tabStop} drag={drag.of(organization.id, index)} onFocus={() => setFocusedId(organization.id)} onPress={(event) => press(event, index)} onMove={(step) => move(index, step)} />
        ))}
      </ul>
      <IconButton className="rail-add" label={organizationStrings.add} icon={Plus} onClick={add} />
      <span className="visually-hidden" role="status">
        {moved}
      </span>
    </nav>
  );
}
