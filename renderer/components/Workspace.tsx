import { useCallback, useState } from 'react';
import type { SessionView } from '#shared/contract/views/session-view';
import { useActivity } from '../hooks/use-activity.ts';
import { usePersistentState } from '../hooks/use-persistent-state.ts';
import { useQuery } from '../hooks/use-query.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { ChatListPane } from './ChatListPane.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { EmptyConversation } from './EmptyConversation.tsx';
import { NewGroupDialog } from '../dialogs/NewGroupDialog.tsx';
import { NewMessageDialog } from '../dialogs/NewMessageDialog.tsx';
import { QuickSwitcher } from '../dialogs/QuickSwitcher.tsx';

type SignedIn = Extract<SessionView, { status: 'signedIn' }>;
export type WorkspaceDialog = 'newMessage' | 'newGroup' | 'switcher' | null;

/** The three panes, and the dialogs over them. */
export function Workspace({ session }: { session: SignedIn }) {
  const chats = useQuery('chatList', {});
  const [chatId, setChatId] = usePersistentState<string | null>(`open-chat ${session.userId}`, null);
  const [dialog, setDialog] = useState<WorkspaceDialog>(null);
  const [hasDetails, setHasDetails] = useState(false);
  const isOpenChatHere = chats?.some((chat) => chat.id === chatId) === true;
  const openChat = useCallback(
    (id: string) => {
      setChatId(id);
      setDialog(null);
    },
    [setChatId],
  );
  useActivity();
  useShortcuts({ chats: chats ?? [], chatId, openChat, openDialog: setDialog, canCreateGroup: session.canCreateGroup });

  return (
    <div className={`workspace${hasDetails && isOpenChatHere ? ' with-details' : ''}`}>
      <ChatListPane session={session} chats={chats} chatId={chatId} onOpenChat={openChat} onOpenDialog={setDialog} />
      {chatId !== null && isOpenChatHere ? (
        <ConversationPane key={chatId} chatId={chatId} hasDetails={hasDetails} onToggleDetails={() => setHasDetails(!hasDetails)} />
      ) : (
        <EmptyConversation hasChats={chats === undefined || chats.length > 0} onOpenDialog={setDialog} canCreateGroup={session.canCreateGroup} />
      )}
      {dialog === 'newMessage' && <NewMessageDialog onOpenChat={openChat} onClose={() => setDialog(null)} />}
      {dialog === 'newGroup' && <NewGroupDialog onOpenChat={openChat} onClose={() => setDialog(null)} />}
      {dialog === 'switcher' && <QuickSwitcher chats={chats ?? []} onOpenChat={openChat} onClose={() => setDialog(null)} />}
    </div>
  );
}
