import MessagesSquare from 'lucide-react/icons/messages-square';
import { useCallback, useState } from 'react';
import type { SessionView } from '#shared/contract/views/session-view';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { isSettingsSection, type SettingsSection } from '../../models/settings-sections.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Sidebar } from '../chats/Sidebar.tsx';
import type { SidebarView } from '../chats/SidebarViews.tsx';
import { useChatSections } from '../chats/use-chat-sections.ts';
import { CallSurfaceContext, useCalls } from '../calls/call-context.ts';
import { CallHistoryView } from '../calls/CallHistoryView.tsx';
import { CallSettingsDialog } from '../calls/CallSettingsDialog.tsx';
import { CallView } from '../calls/CallView.tsx';
import { MiniCall } from '../calls/MiniCall.tsx';
import { useCallPlace, type CallPlace } from '../calls/use-call-place.ts';
import { useMakeCallSurface } from '../calls/use-make-call-surface.ts';
import { Conversation } from '../conversation/Conversation.tsx';
import { NewGroupDialog } from '../people/NewGroupDialog.tsx';
import { NewMessageDialog } from '../people/NewMessageDialog.tsx';
import { SwitcherDialog } from '../people/SwitcherDialog.tsx';
import { usePersonCard } from '../people/use-person-card.tsx';
import { DeletionNotice } from '../deletions/DeletionNotice.tsx';
import { useMakeDeletions } from '../deletions/use-make-deletions.ts';
import { useOrganizations } from '../organizations/organizations-context.ts';
import { useVisits } from '../organizations/use-visits.ts';
import { ThreadsView } from '../threads/ThreadsView.tsx';
import { ProfileDialog } from '../profile/ProfileDialog.tsx';
import { DirectoryView } from '../directory/DirectoryView.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { SyncDialog } from '../sync/SyncDialog.tsx';
import { MessageProviders } from './MessageProviders.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { SidePaneView } from './SidePaneView.tsx';
import { useAppearance } from './use-appearance.ts';
import { useDocumentTitle } from './use-document-title.ts';
import { useLanguageChoice } from './use-language-choice.ts';
import { useSelectedChat } from './use-selected-chat.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { shownThreadOf, useSidePane, type SidePane } from './use-side-pane.ts';
import { useSwitcherActions } from './use-switcher-actions.ts';
import { useUncovering } from './use-uncovering.ts';

export type SignedIn = Extract<SessionView, { status: 'signedIn' }>;
type OpenDialog = 'newMessage' | 'newGroup' | 'switcher' | 'callSettings' | 'overview' | 'sync' | 'profile' | SettingsSection | null;

const noPictures = {};

/** The frame of somebody who is signed in: chats at the left, the conversation, details at the right. */
export function Workspace({ session, organization }: { readonly session: SignedIn; readonly organization: Organization }) {
  const act = useAct();
  const listed = useQuery('chatList', {});
  const settings = useQuery('interfaceSettings', {}).value;
  const { selectedId, select: selectChat } = useSelectedChat(session.userId, listed.value);
  const view = useChatSections(listed.value, selectedId, settings);
  const chats = view?.chats;
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

  const side = useSidePane({ organizationId: session.organizationId, select });
  const { show: showPane } = side;
  const { goTo, selectListed, openView } = useUncovering(side, { setPlace, select });
  const openSearch = useCallback((isInChat: boolean) => showPane({ kind: 'search', chatId: isInChat ? selectedId : null }), [selectedId, showPane]);
  const openFiles = useCallback((isInChat: boolean) => showPane({ kind: 'files', chatId: isInChat ? selectedId : null }), [selectedId, showPane]);
  const doAction = useSwitcherActions({ goTo, openView, openSearch, openFiles, openDialog: setDialog });
  const areDetailsOpen = side.pane?.kind === 'details' && side.pane.chatId === selectedId;
  const deletions = useMakeDeletions();
  const openProfile = useCallback(() => setDialog('profile'), []);
  const openCallSettings = useCallback(() => setDialog('callSettings'), []);
  const surface = useMakeCallSurface({ canCall: session.canCall, setPlace: goTo, openChat: select, openSettings: openCallSettings });

  const keys = useShortcuts({ order: view?.order ?? [], selectedId, select, openNewMessage, openNewGroup, openSwitcher, openSearch, openInbox: useOrganizations().showInbox, openSettings: () => setDialog('appearance'), openShortcuts: () => setDialog('overview') });
  const hourCycle = useAppearance(settings);
  useLanguageChoice(settings?.language);
  useVisits(organization, { side, keys, openChatId: place === 'chat' ? selectedId : null, openThreadId: shownThreadOf(side.pane, { place, selectedId })?.rootMessageId ?? null });
  useDocumentTitle(session.organizationName, chats ?? [], selectedId);

  const pictures = useQuery('pictures', {}).value ?? noPictures;
  const { show: showPerson, card } = usePersonCard({ onWrite: openPerson, onOpenChat: select });

  return (
    <CallSurfaceContext value={surface}>
      <MessageProviders showPerson={showPerson} openProfile={openProfile} pictures={pictures} surface={side.surface} deletions={deletions}>
        <div key={hourCycle} className={`workspace ${isFull ? 'workspace-full-call' : ''}`}>
          {!isFull && <Sidebar session={session} view={view} hasFailed={listed.error !== null} selectedId={place === 'chat' ? selectedId : null} isHistoryOpen={place === 'history'} onSelect={selectListed} onNewMessage={openNewMessage} onNewGroup={openNewGroup} onSwitch={openSwitcher} onSearch={() => openSearch(false)} onFiles={() => openFiles(false)} openView={openViewOf(place, side.pane)} onView={openView} onSettings={() => setDialog('appearance')} onShortcuts={() => setDialog('overview')} onSync={() => setDialog('sync')} onPeople={() => goTo('people')} arePeopleOpen={place === 'people'} />}
          {place === 'call' && current !== null && <CallView key={current.callId} screen={current} isFull={isFull} setFull={setFull} />}
          {place === 'history' && <CallHistoryView />}
          {place === 'threads' && <ThreadsView openRootId={side.pane?.kind === 'thread' ? side.pane.rootMessageId : null} />}
          {place === 'people' && <DirectoryView />}
          {place === 'chat' && selectedId === null && (
            <main className="conversation-pane">
              <NothingSelected hasChats={chats === undefined || chats.length > 0} onNewMessage={openNewMessage} />
            </main>
          )}
          {place === 'chat' && selectedId !== null && <Conversation key={selectedId} chatId={selectedId} onOpenPerson={openPerson} onGone={select} onSearch={() => openSearch(true)} onFiles={() => openFiles(true)} areDetailsOpen={areDetailsOpen} onToggleDetails={() => (areDetailsOpen ? side.close() : showPane({ kind: 'details', chatId: selectedId }))} destination={side.destination?.chatId === selectedId ? side.destination : null} />}
          {!isFull && <SidePaneView side={side} place={place} selectedId={selectedId} chats={chats ?? []} onOpenChat={select} />}
          {place !== 'call' && current !== null && <MiniCall key={current.callId} screen={current} />}
        </div>
        <DeletionNotice />
        {dialog === 'newMessage' && <NewMessageDialog onClose={closeDialog} onChoose={openPerson} />}
        {dialog === 'newGroup' && <NewGroupDialog onClose={closeDialog} onCreated={select} />}
        {dialog === 'switcher' && <SwitcherDialog chats={chats ?? []} onClose={closeDialog} onChat={select} onPerson={openPerson} canCreateGroup={session.canCreateGroup} onAction={doAction} onMessage={side.surface.goToMessage} />}
        {isSettingsSection(dialog) && settings !== undefined && <SettingsDialog firstSection={dialog} settings={settings} onChange={(changed) => void act('saveInterfaceSettings', { settings: changed })} onClose={closeDialog} />}
        {dialog === 'overview' && <ShortcutsDialog onChange={() => setDialog('shortcuts')} onClose={closeDialog} />}
        {dialog === 'sync' && <SyncDialog onClose={closeDialog} />}
        {dialog === 'callSettings' && <CallSettingsDialog onClose={closeDialog} />}
        {dialog === 'profile' && <ProfileDialog userId={session.userId} onClose={closeDialog} />}
        {card}
      </MessageProviders>
    </CallSurfaceContext>
  );
}

/** Which of the sidebar's views is shown. */
function openViewOf(place: CallPlace, pane: SidePane | null): SidebarView | null {
  if (place === 'threads') return 'threads';
  return pane?.kind === 'mentions' || pane?.kind === 'saved' || pane?.kind === 'scheduled' ? pane.kind : null;
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
