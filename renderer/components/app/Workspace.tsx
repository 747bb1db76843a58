import MessagesSquare from 'lucide-react/icons/messages-square';
import { useCallback, useMemo, useState } from 'react';
import type { SessionView } from '#shared/contract/views/session-view';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { orderChats } from '../../models/chat-order.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Sidebar } from '../chats/Sidebar.tsx';
import { Conversation } from '../conversation/Conversation.tsx';
import { NewGroupDialog } from '../people/NewGroupDialog.tsx';
import { NewMessageDialog } from '../people/NewMessageDialog.tsx';
import { SwitcherDialog } from '../people/SwitcherDialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { usePresenceReports } from './use-presence-reports.ts';
import { useSelectedChat } from './use-selected-chat.ts';
import { useShortcuts } from './use-shortcuts.ts';

export type SignedIn = Extract<SessionView, { status: 'signedIn' }>;
type OpenDialog = 'newMessage' | 'newGroup' | 'switcher' | null;

/** The frame of somebody who is signed in: chats at the left, the conversation, details at the right. */
export function Workspace({ session }: { readonly session: SignedIn }) {
  const act = useAct();
  const listed = useQuery('chatList', {});
  const chats = useMemo(() => (listed.value === undefined ? undefined : orderChats(listed.value)), [listed.value]);
  const { selectedId, select } = useSelectedChat(session.userId, chats);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const closeDialog = useCallback(() => setDialog(null), []);

  const openPerson = useCallback(
    async (userId: string) => {
      const created = await act('createDirectChat', { userId });
      if (created !== null) select(created.chatId);
    },
    [act, select],
  );
  const openNewMessage = useCallback(() => setDialog('newMessage'), []);
  const openNewGroup = useCallback(() => {
    if (session.canCreateGroup) setDialog('newGroup');
  }, [session.canCreateGroup]);
  const openSwitcher = useCallback(() => setDialog('switcher'), []);

  useShortcuts({ chats: chats ?? [], selectedId, select, openNewMessage, openNewGroup, openSwitcher });
  usePresenceReports();
  useDocumentTitle(session.organizationName, chats ?? [], selectedId);

  return (
    <div className="workspace">
      <Sidebar session={session} chats={chats} hasFailed={listed.error !== null} selectedId={selectedId} onSelect={select} onNewMessage={openNewMessage} onNewGroup={openNewGroup} onSwitch={openSwitcher} />
      {selectedId === null ? (
        <main className="conversation-pane">
          <NothingSelected hasChats={chats === undefined || chats.length > 0} onNewMessage={openNewMessage} />
        </main>
      ) : (
        <Conversation key={selectedId} chatId={selectedId} onOpenPerson={openPerson} onGone={select} />
      )}
      {dialog === 'newMessage' && <NewMessageDialog onClose={closeDialog} onChoose={openPerson} />}
      {dialog === 'newGroup' && <NewGroupDialog onClose={closeDialog} onCreated={select} />}
      {dialog === 'switcher' && <SwitcherDialog chats={chats ?? []} onClose={closeDialog} onChat={select} onPerson={openPerson} />}
    </div>
  );
}

function NothingSelected({ hasChats, onNewMessage }: { readonly hasChats: boolean; readonly onNewMessage: () => void }) {
  const title = hasChats ? conversationStrings.nothingSelected : chatsStrings.empty;
  const text = hasChats ? conversationStrings.nothingSelectedHelp : chatsStrings.emptyHelp;
  return (
    <EmptyState icon={MessagesSquare} title={title} text={text}>
      <button type="button" className="button button-primary" onClick={onNewMessage}>
        {hasChats ? conversationStrings.writeSomebody : conversationStrings.writeFirst}
      </button>
    </EmptyState>
  );
}
