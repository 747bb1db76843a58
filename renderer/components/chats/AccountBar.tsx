import ChevronDown from 'lucide-react/icons/chevron-down';
import Eraser from 'lucide-react/icons/eraser';
import Headphones from 'lucide-react/icons/headphones';
import CircleUserRound from 'lucide-react/icons/circle-user-round';
import Keyboard from 'lucide-react/icons/keyboard';
import LogOut from 'lucide-react/icons/log-out';
import Plus from 'lucide-react/icons/plus';
import Settings from 'lucide-react/icons/settings';
import { useState } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { callsStrings } from '../../strings/calls.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { shortcutStrings } from '../../strings/shortcuts.ts';
import { profileStrings } from '../../strings/profile.ts';
import { settingsStrings } from '../../strings/settings.ts';
import type { SignedIn } from '../app/Workspace.tsx';
import { useCallSurface } from '../calls/call-context.ts';
import { useAddOrganization } from '../organizations/use-add-organization.ts';
import { useDeletions } from '../deletions/deletions-context.ts';
import { useOpenProfile } from '../profile/profile-context.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Menu } from '../ui/Menu.tsx';

interface AccountBarProps {
  readonly session: SignedIn;
  readonly onSettings: () => void;
  readonly onShortcuts: () => void;
}

/** Oneself: what one says of oneself, the settings, and signing out. */
export function AccountBar({ session, onSettings, onShortcuts }: AccountBarProps) {
  const act = useAct();
  const { openSettings } = useCallSurface();
  const addOrganization = useAddOrganization();
  const deletions = useDeletions();
  const openProfile = useOpenProfile();
  const status = useQuery('person', { userId: session.userId }).value?.status ?? null;
  const askSignOut = () => {
    // What is still held back has to be on its way before the session ends.
    deletions.flush();
    setIsAsking(true);
  };
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="account-bar">
      <button type="button" className="account-button" aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Avatar id={session.userId} name={session.displayName} size="small" />
        <span className="account-text">
          <span className="account-name">
            <bdi>{session.displayName}</bdi> <StatusMark status={status} />
          </span>
          <span className="account-email">{session.email}</span>
        </span>
        <ChevronDown aria-hidden="true" size={16} />
      </button>
      {isOpen && (
        <Menu
          label={chatsStrings.account}
          className="menu-up"
          onClose={() => setIsOpen(false)}
          items={[
            { label: profileStrings.profile, icon: CircleUserRound, onSelect: openProfile },
            ...(status === null ? [] : [{ label: profileStrings.clearStatus, icon: Eraser, onSelect: () => void act('updateProfile', { status: null }) }]),
            { label: settingsStrings.settings, icon: Settings, onSelect: onSettings },
            { label: shortcutStrings.title, icon: Keyboard, onSelect: onShortcuts },
            { label: callsStrings.devices, icon: Headphones, onSelect: openSettings },
            { label: organizationStrings.add, icon: Plus, onSelect: addOrganization },
            { label: chatsStrings.signOut, icon: LogOut, onSelect: askSignOut },
          ]}
        />
      )}
      {isAsking && (
        <ConfirmDialog
          onClose={() => setIsAsking(false)}
          confirmation={{
            title: chatsStrings.signOutTitle,
            text: chatsStrings.signOutText,
            confirmLabel: chatsStrings.signOut,
            isDestructive: true,
            onConfirm: () => void act('signOut', {}),
          }}
        />
      )}
    </div>
  );
}
