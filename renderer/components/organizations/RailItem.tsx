import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import LogOut from 'lucide-react/icons/log-out';
import Plus from 'lucide-react/icons/plus';
import { useState, type KeyboardEvent } from 'react';
import { initialsOf } from '../../models/avatar.ts';
import { organizationKey } from '../../models/organization-keys.ts';
import { shortcutText } from '../../models/shortcut-text.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { describeOrganization } from '../../organizations/describe-organization.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { LeaveOrganization } from './LeaveOrganization.tsx';
import { useOrganizationNames, useOrganizations, useOrganizationState } from './organizations-context.ts';
import type { RailItemDrag } from './use-rail-drag.ts';

interface RailItemProps {
  readonly organization: Organization;
  /** In the rail, counted from 1. */
  readonly position: number;
  readonly count: number;
  readonly isShown: boolean;
  readonly isTabStop: boolean;
  readonly drag: RailItemDrag;
  readonly onFocus: () => void;
  readonly onPress: (event: KeyboardEvent) => void;
  readonly onMove: (step: 1 | -1) => void;
}

/** One organization in the rail: its initials and colour, how much is unread, and whether it can be reached. */
export function RailItem({ organization, position, count, isShown, isTabStop, drag, onFocus, onPress, onMove }: RailItemProps) {
  const hub = useOrganizations();
  const names = useOrganizationNames();
  const entry = describeOrganization(organization, useOrganizationState(organization), names.get(organization.id) ?? null);
  const [menuAt, setMenuAt] = useState<{ left: number; top: number } | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const shortcut = organizationKey(position);
  const title = entry.detail === null ? entry.name : organizationStrings.withDetail(entry.name, entry.detail);

  const items: readonly MenuItem[] = [
    ...(position > 1 ? [{ label: organizationStrings.moveUp, icon: ArrowUp, onSelect: () => onMove(-1) }] : []),
    ...(position < count ? [{ label: organizationStrings.moveDown, icon: ArrowDown, onSelect: () => onMove(1) }] : []),
    { label: entry.isNew ? organizationStrings.cancelAdding : organizationStrings.signOut(entry.name), icon: LogOut, isDestructive: true, onSelect: () => setLeaving(true) },
  ];

  return (
    <li className={`rail-item ${drag.mark === null ? '' : `rail-item-drop-${drag.mark}`}`} {...drag.attributes}>
      <button
        type="button"
        className="rail-button"
        tabIndex={isTabStop ? 0 : -1}
        data-pane-focus={isTabStop ? '' : undefined}
        aria-current={isShown ? 'page' : undefined}
        aria-label={entry.label}
        aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
        title={shortcut === null ? title : `${title} (${shortcutText(shortcut)})`}
        onClick={() => hub.show(entry.id)}
        onFocus={onFocus}
        onKeyDown={onPress}
        onContextMenu={(event) => {
          event.preventDefault();
          const box = event.currentTarget.getBoundingClientRect();
          setMenuAt({ left: event.clientX || box.right, top: event.clientY || box.top });
        }}
      >
        <span className={`avatar rail-avatar ${entry.trouble === null ? '' : 'rail-avatar-away'}`} data-color={entry.colour} aria-hidden="true">
          {entry.isNew ? <Plus size={18} /> : initialsOf(entry.name)}
        </span>
        {entry.badge !== null && (
          <span className={`rail-badge ${entry.badge.isMention ? 'rail-badge-mention' : ''}`} aria-hidden="true">
            {entry.badge.isMention && '@'}
            {entry.badge.text}
          </span>
        )}
        {entry.trouble !== null && <span className={`rail-trouble rail-trouble-${entry.trouble}`} aria-hidden="true" />}
      </button>
      {menuAt !== null && <ContextMenu label={organizationStrings.options(title)} place={menuAt} items={items} onClose={() => setMenuAt(null)} />}
      {isLeaving && <LeaveOrganization organization={organization} name={entry.name} onClose={() => setLeaving(false)} />}
    </li>
  );
}
