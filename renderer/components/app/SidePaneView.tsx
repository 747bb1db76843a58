import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { CallPlace } from '../calls/use-call-place.ts';
import { FilesPanel } from '../files/FilesPanel.tsx';
import { MessageListPanel } from '../lists/MessageListPanel.tsx';
import { ScheduledPanel } from '../scheduled/ScheduledPanel.tsx';
import { SearchPanel } from '../search/SearchPanel.tsx';
import { ThreadPane } from '../threads/ThreadPane.tsx';
import { shownThreadOf, type SidePaneState } from './use-side-pane.ts';

interface SidePaneViewProps {
  readonly side: SidePaneState;
  readonly place: CallPlace;
  readonly selectedId: string | null;
  readonly chats: readonly ChatSummary[];
  readonly onOpenChat: (chatId: string) => void;
}

/** What stands beside the conversation, except for its details, which it shows itself. What belongs to a chat comes and goes with it. */
export function SidePaneView({ side: { pane, close, surface }, place, selectedId, chats, onOpenChat }: SidePaneViewProps) {
  if (pane === null) return null;
  switch (pane.kind) {
    case 'search': return <SearchPanel chats={chats} chatId={pane.chatId} start={pane.start ?? null} onGoTo={surface.goToMessage} onClose={close} />;
    case 'files': return <FilesPanel key={`files ${pane.chatId ?? ''}`} chatId={pane.chatId} onGoTo={surface.goToMessage} onClose={close} />;
    case 'thread': {
      const thread = shownThreadOf(pane, { place, selectedId });
      return thread === null ? null : <ThreadPane key={thread.rootMessageId} target={thread} onClose={close} />;
    }
    case 'pinned': return place === 'chat' && pane.chatId === selectedId ? <MessageListPanel key={`pinned ${pane.chatId}`} list={{ kind: 'pinned', chatId: pane.chatId }} onClose={close} /> : null;
    case 'saved':
    case 'mentions': return <MessageListPanel key={pane.kind} list={{ kind: pane.kind }} onClose={close} />;
    case 'scheduled': return <ScheduledPanel onOpenChat={onOpenChat} onClose={close} />;
    case 'details': return null;
  }
}
