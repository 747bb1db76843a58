import BookUser from 'lucide-react/icons/book-user';
import FolderOpen from 'lucide-react/icons/folder-open';
import Search from 'lucide-react/icons/search';
import SquarePen from 'lucide-react/icons/square-pen';
import TextSearch from 'lucide-react/icons/text-search';
import Users from 'lucide-react/icons/users';
import { shortcutText } from '../../models/shortcut-text.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { commonStrings } from '../../strings/common.ts';
import { fileStrings } from '../../strings/files.ts';
import { peopleStrings } from '../../strings/people.ts';
import { searchStrings } from '../../strings/search.ts';
import { useShortcut } from '../app/shown-shortcuts.ts';
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
import type { ChatListView } from './use-chat-sections.ts';

interface SidebarProps {
  readonly session: SignedIn;
  readonly view: ChatListView | undefined;
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
  readonly onShortcuts: () => void;
  readonly onSync: () => void;
  readonly onPeople: () => void;
  readonly arePeopleOpen: boolean;
}

/** The left pane: the organization, its chats, the connection and oneself. */
export function Sidebar({ session, view, hasFailed, selectedId, isHistoryOpen, onSelect, onNewMessage, onNewGroup, onSwitch, onSearch, onFiles, onSettings, openView, onView, onShortcuts, onSync, onPeople, arePeopleOpen }: SidebarProps) {
  const keys = { newMessage: useShortcut('newMessage'), newGroup: useShortcut('newGroup'), search: useShortcut('searchEverywhere'), switcher: useShortcut('switcher') };
  return (
    <nav className="sidebar" aria-label={chatsStrings.list} data-pane="chats">
      <header className="sidebar-header">
        <h1 className="organization-name" title={session.serverUrl}>
          <bdi>{session.organizationName}</bdi>
        </h1>
        <IconButton label={searchStrings.search} icon={TextSearch} shortcut={keys.search} onClick={onSearch} />
        <CallsButton isOpen={isHistoryOpen} />
        <IconButton label={chatsStrings.newMessage} icon={SquarePen} shortcut={keys.newMessage} onClick={onNewMessage} />
        {session.canCreateGroup && <IconButton label={chatsStrings.newGroup} icon={Users} shortcut={keys.newGroup} onClick={onNewGroup} />}
      </header>
      <div className="sidebar-finding">
        <button type="button" className="switcher-button" onClick={onSwitch}>
          <Search aria-hidden="true" size={15} />
          <span>{chatsStrings.jumpTo}</span>
          <kbd aria-hidden="true">{shortcutText(keys.switcher)}</kbd>
        </button>
        <IconButton label={fileStrings.openFiles} icon={FolderOpen} onClick={onFiles} />
        <IconButton label={peopleStrings.directory} icon={BookUser} aria-pressed={arePeopleOpen} onClick={onPeople} />
      </div>
      <SidebarViews openView={openView} onOpen={onView} />
      {view !== undefined && view.chats.length > 0 ? (
        <ChatList view={view} selectedId={selectedId} onSelect={onSelect} />
      ) : (
        <div className="chat-list-area">
          {view === undefined && !hasFailed && <SkeletonRows count={7} />}
          {hasFailed && (
            <p className="form-error" role="alert">
              {commonStrings.somethingWrong}
            </p>
          )}
          {view !== undefined && <NoChats canCreateGroup={session.canCreateGroup} />}
        </div>
      )}
      <NowPlaying />
      <CallDock />
      <ProfileNotice notice={session.notice} />
      <StatusLine onDetails={onSync} />
      <AccountBar session={session} onSettings={onSettings} onShortcuts={onShortcuts} />
    </nav>
  );
}

/** What a newcomer sees where the chats will be: what there is to do, with its keys. The buttons stand above and in the middle. */
function NoChats({ canCreateGroup }: { readonly canCreateGroup: boolean }) {
  const messageKeys = useShortcut('newMessage');
  const groupKeys = useShortcut('newGroup');
  return (
    <div className="chat-list-empty">
      <strong>{chatsStrings.empty}</strong>
      <span>{chatsStrings.emptyHelp}</span>
      <KeyHint text={chatsStrings.newMessage} keys={messageKeys} />
      {canCreateGroup && <KeyHint text={chatsStrings.newGroup} keys={groupKeys} />}
    </div>
  );
}

function KeyHint({ text, keys }: { readonly text: string; readonly keys: string }) {
  return (
    <span className="key-hint">
      {text} <kbd>{shortcutText(keys)}</kbd>
    </span>
  );
}
