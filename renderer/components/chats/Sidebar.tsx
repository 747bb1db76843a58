import FolderOpen from 'lucide-react/icons/folder-open';
import Search from 'lucide-react/icons/search';
import SquarePen from 'lucide-react/icons/square-pen';
import TextSearch from 'lucide-react/icons/text-search';
import Users from 'lucide-react/icons/users';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { chatsStrings } from '../../strings/chats.ts';
import { commonStrings } from '../../strings/common.ts';
import { fileStrings } from '../../strings/files.ts';
import { searchStrings } from '../../strings/search.ts';
import type { SignedIn } from '../app/Workspace.tsx';
import { CallsButton } from '../calls/CallsButton.tsx';
import { CallDock } from '../calls/CallDock.tsx';
import { NowPlaying } from '../files/NowPlaying.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { AccountBar } from './AccountBar.tsx';
import { ChatList } from './ChatList.tsx';
import { SidebarViews, type SidebarView } from './SidebarViews.tsx';
import { ProfileNotice } from './ProfileNotice.tsx';
import { StatusLine } from './StatusLine.tsx';

interface SidebarProps {
  readonly session: SignedIn;
  readonly chats: readonly ChatSummary[] | undefined;
  readonly hasFailed: boolean;
  readonly selectedId: string | null;
  readonly isHistoryOpen: boolean;
  readonly onSelect: (chatId: string) => void;
  readonly onNewMessage: () => void;
  readonly onNewGroup: () => void;
  readonly onSwitch: () => void;
  readonly onSearch: () => void;
  readonly onFiles: () => void;
  readonly onSettings: () => void;
  readonly openView: SidebarView | null;
  readonly onView: (view: SidebarView) => void;
}

/** The left pane: the organization, its chats, the connection and oneself. */
export function Sidebar({ session, chats, hasFailed, selectedId, isHistoryOpen, onSelect, onNewMessage, onNewGroup, onSwitch, onSearch, onFiles, onSettings, openView, onView }: SidebarProps) {
  return (
    <nav className="sidebar" aria-label={chatsStrings.list} data-pane="chats">
      <header className="sidebar-header">
        <h1 className="organization-name" title={session.serverUrl}>
          <bdi>{session.organizationName}</bdi>
        </h1>
        <IconButton label={searchStrings.search} icon={TextSearch} shortcut="Ctrl+Shift+F" onClick={onSearch} />
        <IconButton label={fileStrings.openFiles} icon={FolderOpen} onClick={onFiles} />
        <CallsButton isOpen={isHistoryOpen} />
        <IconButton label={chatsStrings.newMessage} icon={SquarePen} shortcut="Ctrl+N" onClick={onNewMessage} />
        {session.canCreateGroup && <IconButton label={chatsStrings.newGroup} icon={Users} shortcut="Ctrl+Shift+N" onClick={onNewGroup} />}
      </header>
      <button type="button" className="switcher-button" onClick={onSwitch}>
        <Search aria-hidden="true" size={15} />
        <span>{chatsStrings.jumpTo}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <SidebarViews openView={openView} onOpen={onView} />
      <div className="chat-list-area">
        {chats === undefined && !hasFailed && <SkeletonRows count={7} />}
        {hasFailed && (
          <p className="form-error" role="alert">
            {commonStrings.somethingWrong}
          </p>
        )}
        {chats?.length === 0 && (
          <div className="chat-list-empty">
            <strong>{chatsStrings.empty}</strong>
            <span>{chatsStrings.emptyHelp}</span>
          </div>
        )}
        {chats !== undefined && chats.length > 0 && <ChatList chats={chats} selectedId={selectedId} onSelect={onSelect} />}
      </div>
      <NowPlaying />
      <CallDock />
      <ProfileNotice notice={session.notice} />
      <StatusLine />
      <AccountBar session={session} onSettings={onSettings} />
    </nav>
  );
}
