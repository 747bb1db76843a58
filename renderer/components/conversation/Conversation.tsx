import CircleAlert from 'lucide-react/icons/circle-alert';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Details } from '../details/Details.tsx';
import { LiveCallBar } from '../calls/LiveCallBar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { chatLogPlace } from './chat-log-place.tsx';
import type { MessageTarget } from './conversation-actions.ts';
import { ArchivedBanner } from './ArchivedBanner.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { OpenConversation } from './OpenConversation.tsx';

interface ConversationProps {
  readonly chatId: string;
  readonly onOpenPerson: (userId: string) => Promise<void>;
  readonly onGone: (chatId: null) => void;
  readonly onSearch: () => void;
  readonly onFiles: () => void;
  readonly areDetailsOpen: boolean;
  readonly onToggleDetails: () => void;
  /** A message of this chat to go to; each object is one going. */
  readonly destination: MessageTarget | null;
}

/** The middle pane: one chat, with its details beside it when asked for. */
export function Conversation({ chatId, onOpenPerson, onGone, onSearch, onFiles, areDetailsOpen, onToggleDetails, destination }: ConversationProps) {
  const { value: chat, error } = useQuery('chat', { chatId, memberLimit: 0 });
  useEscape(areDetailsOpen ? onToggleDetails : null);
  if (error !== null) return <Instead title={conversationStrings.loadFailed} text={errorText(error)} />;
  if (chat === null) return <Instead title={conversationStrings.chatGone} text={conversationStrings.chatGoneHelp} />;
  if (chat === undefined) return <main className="conversation-pane"><SkeletonRows count={9} /></main>;
  return (
    <>
      <main className="conversation-pane" data-pane="conversation">
        <section className="conversation" aria-label={chat.title}>
          <ConversationHeader chat={chat} areDetailsOpen={areDetailsOpen} onToggleDetails={onToggleDetails} onSearch={onSearch} onFiles={onFiles} />
          <LiveCallBar chat={chat} />
          <ArchivedBanner chat={chat} />
          <OpenConversation chat={chat} place={chatLogPlace(chat)} root={null} destination={destination} />
        </section>
      </main>
      {areDetailsOpen && <Details chat={chat} onClose={onToggleDetails} onOpenPerson={onOpenPerson} onLeft={() => onGone(null)} />}
    </>
  );
}

function Instead({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main className="conversation-pane">
      <EmptyState icon={CircleAlert} title={title} text={text} />
    </main>
  );
}
