import Bell from 'lucide-react/icons/bell';
import BellOff from 'lucide-react/icons/bell-off';
import CircleAlert from 'lucide-react/icons/circle-alert';
import LocateFixed from 'lucide-react/icons/locate-fixed';
import X from 'lucide-react/icons/x';
import { useMemo } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { ThreadDetail } from '#shared/contract/views/thread-view';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import { threadStrings } from '../../strings/threads.ts';
import { useMessageSurface, type ThreadTarget } from '../app/message-surface.ts';
import { OpenConversation } from '../conversation/OpenConversation.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { threadLogPlace } from './thread-log-place.tsx';

interface ThreadPaneProps {
  readonly target: ThreadTarget;
  readonly onClose: () => void;
}

/** The right pane with a thread: the message that it began with, the answers, and a composer of its own. */
export function ThreadPane({ target, onClose }: ThreadPaneProps) {
  const { chatId, rootMessageId } = target;
  const chat = useQuery('chat', { chatId, memberLimit: 0 });
  const thread = useQuery('thread', { chatId, rootMessageId });
  useEscape(onClose);
  const error = chat.error ?? thread.error;
  const isGone = error !== null || chat.value === null || thread.value === null;
  const title = chat.value?.title ?? '';
  return (
    <aside className="thread-pane" aria-label={title === '' ? threadStrings.thread : threadStrings.in(title)} data-pane="details">
      <header className="thread-header">
        <div className="conversation-title">
          <h2>{threadStrings.thread}</h2>
          <p>
            <bdi>{title}</bdi>
          </p>
        </div>
        {!isGone && thread.value !== undefined && <ThreadButtons target={target} thread={thread.value} />}
        <IconButton label={threadStrings.close} shortcut="Escape" icon={X} data-pane-focus={isGone ? '' : undefined} onClick={onClose} />
      </header>
      {isGone && <EmptyState icon={CircleAlert} title={threadStrings.gone} text={error === null ? threadStrings.goneHelp : errorText(error)} />}
      {!isGone && (chat.value === undefined || thread.value === undefined) && <SkeletonRows count={4} />}
      {chat.value !== undefined && chat.value !== null && thread.value !== undefined && thread.value !== null && <OpenThread target={target} chat={chat.value} thread={thread.value} />}
    </aside>
  );
}

function ThreadButtons({ target: { chatId, rootMessageId }, thread }: { readonly target: ThreadTarget; readonly thread: ThreadDetail | null }) {
  const act = useAct();
  const { show } = useNotices();
  const { goToMessage } = useMessageSurface();
  const isFollowing = thread?.isFollowing === true;

  async function toggle(): Promise<void> {
    const done = await act('followThread', { chatId, messageId: rootMessageId, isFollowing: !isFollowing });
    if (done !== null) show(isFollowing ? threadStrings.notFollowing : threadStrings.following);
  }

  return (
    <>
      <IconButton label={threadStrings.showInChat} icon={LocateFixed} onClick={() => goToMessage({ chatId, messageId: rootMessageId })} />
      <IconButton label={isFollowing ? threadStrings.unfollow : threadStrings.follow} icon={isFollowing ? Bell : BellOff} aria-pressed={isFollowing} onClick={() => void toggle()} />
    </>
  );
}

function OpenThread({ target, chat, thread }: { readonly target: ThreadTarget; readonly chat: ChatDetail; readonly thread: ThreadDetail }) {
  const { root, answerCount } = thread;
  const { rootMessageId } = target;
  const isMeant = useQuery('meantAnswers', {}).value?.answers.some((answer) => answer.rootMessageId === rootMessageId) === true;
  const beginning = useMemo(() => (root === null ? null : { message: root, answerCount }), [answerCount, root]);
  return <OpenConversation chat={chat} place={threadLogPlace(chat, thread, { rootMessageId, isMeant })} root={beginning} destination={target.answer} />;
}
