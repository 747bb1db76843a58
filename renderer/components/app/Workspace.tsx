import MessagesSquare from 'lucide-react/icons/messages-square';
import { useCallback, useMemo, useState } from 'react';
import type { SessionView } from '#shared/contract/views/session-view';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { orderChats } from '../../models/chat-order.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Sidebar } from '../chats/Sidebar.tsx';
import { CallSurfaceContext, useCalls } from '../calls/call-context.ts';
import { CallHistoryView } from '../calls/CallHistoryView.tsx';
import { CallSettingsDialog } from '../calls/CallSettingsDialog.tsx';
import { CallView } from '../calls/CallView.tsx';
import { MiniCall } from '../calls/MiniCall.tsx';
import { useCallPlace } from '../calls/use-call-place.ts';
import { useMakeCallSurface } from '../calls/use-make-call-surface.ts';
import { Conversation } from '../conversation/Conversation.tsx';
import { NewGroupDialog } from '../people/NewGroupDialog.tsx';
import { NewMessageDialog } from '../people/NewMessageDialog.tsx';
import { PersonCardContext } from '../people/person-card-context.ts';
import { SwitcherDialog } from '../people/SwitcherDialog.tsx';
import { usePersonCard } from '../people/use-person-card.tsx';
import { useVisits } from '../organizations/use-visits.ts';
import { OpenProfileContext } from '../profile/profile-context.ts';
import { ProfileDialog } from '../profile/ProfileDialog.tsx';
import { DirectoryView } from '../directory/DirectoryView.tsx';
import { FilesPanel } from '../files/FilesPanel.tsx';
import { SearchPanel } from '../search/SearchPanel.tsx';
import { useSearchPanel } from '../search/use-search-panel.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PictureContext } from '../ui/picture-context.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useLanguageChoice } from './use-language-choice.ts';
import { useSelectedChat } from './use-selected-chat.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTheme } from './use-theme.ts';

export type SignedIn = Extract<SessionView, { status: 'signedIn' }>;
type OpenDialog = 'newMessage' | 'newGroup' | 'switcher' | 'callSettings' | 'settings' | 'profile' | null;

const noPictures = {};

/** The frame of somebody who is signed in: chats at the left, the conversation, details at the right. */
export function Workspace({ session, organization }: { readonly session: SignedIn; readonly organization: Organization }) {
  const act = useAct();
  const listed = useQuery('chatList', {});
  const chats = useMemo(() => (listed.value === undefined ? undefined : orderChats(listed.value)), [listed.value]);
  const { selectedId, select: selectChat } = useSelectedChat(session.userId, chats);
  const { current } = useCalls();
  const { place, setPlace, isFull, setFull } = useCallPlace();
  const select = useCallback(
    (chatId: string | null) => {
      selectChat(chatId);
      setPlace('chat');
    },
    [selectChat, setPlace],
  );
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

  const search = useSearchPanel({ selectedId, select });
  const showPeople = useCallback(() => setPlace('people'), [setPlace]);
  const openProfile = useCallback(() => setDialog('profile'), []);
  const openCallSettings = useCallback(() => setDialog('callSettings'), []);
  const surface = useMakeCallSurface({ canCall: session.canCall, setPlace, openChat: select, openSettings: openCallSettings });

  useShortcuts({ chats: chats ?? [], selectedId, select, openNewMessage, openNewGroup, openSwitcher, openSearch: search.open });
  const settings = useQuery('interfaceSettings', {}).value;
  useTheme(settings?.theme);
  useLanguageChoice(settings?.language);
  useVisits(organization, { select, goTo: search.goTo, openChatId: place === 'chat' ? selectedId : null });
  useDocumentTitle(session.organizationName, chats ?? [], selectedId);

  const pictures = useQuery('pictures', {}).value ?? noPictures;
  const { show: showPerson, card } = usePersonCard({ onWrite: openPerson, onOpenChat: select });

  return (
    <CallSurfaceContext value={surface}>
      <PictureContext value={pictures}>
      <OpenProfileContext value={openProfile}>
      <PersonCardContext value={showPerson}>
        <div className={`workspace ${isFull ? 'workspace-full-call' : ''}`}>
          {!isFull && <Sidebar session={session} chats={chats} hasFailed={listed.error !== null} selectedId={place === 'chat' ? selectedId : null} isHistoryOpen={place === 'history'} onSelect={select} onNewMessage={openNewMessage} onNewGroup={openNewGroup} onSwitch={openSwitcher} onSearch={() => search.open(false)} onFiles={() => search.openFiles(false)} onSettings={() => setDialog('settings')} onPeople={showPeople} arePeopleOpen={place === 'people'} />}
          {place === 'call' && current !== null && <CallView key={current.callId} screen={current} isFull={isFull} setFull={setFull} />}
          {place === 'history' && <CallHistoryView />}
          {place === 'people' && <DirectoryView />}
          {place === 'chat' && selectedId === null && (
            <main className="conversation-pane">
              <NothingSelected hasChats={chats === undefined || chats.length > 0} onNewMessage={openNewMessage} />
            </main>
          )}
          {place === 'chat' && selectedId !== null && <Conversation key={selectedId} chatId={selectedId} onOpenPerson={openPerson} onGone={select} onSearch={() => search.open(true)} onFiles={() => search.openFiles(true)} destination={search.destination?.chatId === selectedId ? search.destination : null} />}
          {search.scope?.kind === 'files' && !isFull && <FilesPanel key={`files ${search.scope.chatId ?? ''}`} chatId={search.scope.chatId} onGoTo={search.goTo} onClose={search.close} />}
          {search.scope?.kind === 'search' && !isFull && <SearchPanel chats={chats ?? []} chatId={search.scope.chatId} onGoTo={search.goTo} onClose={search.close} />}
          {place !== 'call' && current !== null && <MiniCall key={current.callId} screen={current} />}
        </div>
        {dialog === 'newMessage' && <NewMessageDialog onClose={closeDialog} onChoose={openPerson} />}
        {dialog === 'newGroup' && <NewGroupDialog onClose={closeDialog} onCreated={select} />}
        {dialog === 'switcher' && <SwitcherDialog chats={chats ?? []} onClose={closeDialog} onChat={select} onPerson={openPerson} onPeople={showPeople} />}
        {dialog === 'settings' && settings !== undefined && <SettingsDialog settings={settings} onChange={(changed) => void act('saveInterfaceSettings', { settings: changed })} onClose={closeDialog} />}
        {dialog === 'callSettings' && <CallSettingsDialog onClose={closeDialog} />}
        {dialog === 'profile' && <ProfileDialog userId={session.userId} onClose={closeDialog} />}
        {card}
      </PersonCardContext>
      </OpenProfileContext>
      </PictureContext>
    </CallSurfaceContext>
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
