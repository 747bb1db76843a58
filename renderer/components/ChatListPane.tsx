import { useRef, useState, type KeyboardEvent } from 'react';
import { LogOut, MessageSquarePlus, Search, UsersRound } from 'lucide-react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { SessionView } from '#shared/contract/views/session-view';
import { ConfirmDialog } from '../dialogs/ConfirmDialog.tsx';
import { useAttempt } from '../hooks/use-attempt.ts';
import { strings } from '../strings/english.ts';
import { Avatar } from './Avatar.tsx';
import { ChatListItem } from './ChatListItem.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { WorkspaceDialog } from './Workspace.tsx';

interface ChatListPaneProps {
  readonly session: Extract<SessionView, { status: 'signedIn' }>;
  readonly chats: readonly ChatSummary[] | undefined;
  readonly chatId: string | null;
  readonly onOpenChat: (chatId: string) => void;
  readonly onOpenDialog: (dialog: WorkspaceDialog) => void;
}

/** The left pane: the organization, its chats, who one is, and the truth about the connection. */
export function ChatListPane({ session, chats, chatId, onOpenChat, onOpenDialog }: ChatListPaneProps) {
  return (
    <div className="chats-pane">
      <header className="chats-header">
        <h1 className="organization-name" title={session.serverUrl}>
          <bdi>{session.organizationName}</bdi>
        </h1>
        <button type="button" className="icon-button" aria-label={strings.chats.newMessage} title={strings.chats.newMessage} onClick={() => onOpenDialog('newMessage')}>
          <MessageSquarePlus size={18} aria-hidden />
        </button>
        {session.canCreateGroup && (
          <button type="button" className="icon-button" aria-label={strings.chats.newGroup} title={strings.chats.newGroup} onClick={() => onOpenDialog('newGroup')}>
            <UsersRound size={18} aria-hidden />
          </button>
        )}
      </header>
      <button type="button" className="search-opener" onClick={() => onOpenDialog('switcher')}>
        <Search size={15} aria-hidden />
        <span>{strings.chats.search}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <nav className="chat-list-frame" aria-label={strings.chats.landmark}>
        {chats === undefined ? <ListSkeleton /> : <ChatItems chats={chats} chatId={chatId} onOpenChat={onOpenChat} />}
        {chats?.length === 0 && (
          <div className="list-empty">
            <p>{strings.chats.empty}</p>
            <p className="quiet small">{strings.chats.emptyHint}</p>
          </div>
        )}
      </nav>
      <AccountBar session={session} />
      <StatusLine />
    </div>
  );
}

function ListSkeleton() {
  return (
    <div aria-hidden="true">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="skeleton-line" />
      ))}
    </div>
  );
}

/** One tab stop for the whole list; arrows move within it. */
function ChatItems({ chats, chatId, onOpenChat }: Pick<ChatListPaneProps, 'chatId' | 'onOpenChat'> & { chats: readonly ChatSummary[] }) {
  const listRef = useRef<HTMLUListElement>(null);
  const focusedId = chats.some((chat) => chat.id === chatId) ? chatId : chats[0]?.id;
  const moveFocus = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const items = [...(listRef.current?.querySelectorAll<HTMLElement>('button.chat-item') ?? [])];
    const index = items.findIndex((item) => item === document.activeElement);
    items[index + step]?.focus();
  };
  return (
    <ul className="chat-list" ref={listRef} onKeyDown={moveFocus}>
      {chats.map((chat) => (
        <ChatListItem key={chat.id} chat={chat} isOpen={chat.id === chatId} isTabStop={chat.id === focusedId} onOpen={onOpenChat} />
      ))}
    </ul>
  );
}

function AccountBar({ session }: Pick<ChatListPaneProps, 'session'>) {
  const attempt = useAttempt();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section className="account-bar" aria-label={strings.chats.account}>
      <Avatar id={session.userId} name={session.displayName} size="small" presence="active" />
      <div className="account-name">
        <bdi>{session.displayName}</bdi>
        <span className="quiet small">{session.email}</span>
      </div>
      <button type="button" className="icon-button" aria-label={strings.chats.signOut} title={strings.chats.signOut} onClick={() => setIsAsking(true)}>
        <LogOut size={16} aria-hidden />
      </button>
      {isAsking && (
        <ConfirmDialog
          title={strings.chats.signOutTitle}
          text={strings.chats.signOutText}
          confirmLabel={strings.chats.signOut}
          onConfirm={() => attempt('signOut', {})}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}
