import { useCallback, useState } from 'react';
import { PanelRight } from 'lucide-react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageView } from '#shared/contract/views/message-view';
import { useQuery } from '../hooks/use-query.ts';
import { strings } from '../strings/english.ts';
import { Avatar } from './Avatar.tsx';
import { Composer, type ComposerTask } from './Composer.tsx';
import { DetailPane } from './DetailPane.tsx';
import { MessageLog } from './MessageLog.tsx';

interface ConversationPaneProps {
  readonly chatId: string;
  readonly hasDetails: boolean;
  readonly onToggleDetails: () => void;
}

const shownMembers = 200;

/** One chat: its header, its messages, the composer, and beside it the details. */
export function ConversationPane({ chatId, hasDetails, onToggleDetails }: ConversationPaneProps) {
  const chat = useQuery('chat', { chatId, memberLimit: shownMembers });
  const [task, setTask] = useState<ComposerTask>({ kind: 'write' });
  const [lastOwn, setLastOwn] = useState<MessageView | null>(null);
  const reply = useCallback((message: MessageView) => setTask({ kind: 'reply', message }), []);
  const edit = useCallback((message: MessageView) => setTask({ kind: 'edit', message }), []);
  if (chat === undefined) return <main className="conversation-pane" aria-busy="true" />;
  if (chat === null) return <main className="conversation-pane empty-pane">{strings.conversation.gone}</main>;

  return (
    <>
      <main className="conversation-pane">
        <section className="conversation" aria-label={chat.title}>
          <ConversationHeader chat={chat} hasDetails={hasDetails} onToggleDetails={onToggleDetails} />
          <MessageLog chat={chat} onReply={reply} onEdit={edit} onLastOwn={setLastOwn} />
          <TypingLine names={chat.typingNames} />
          <Composer chat={chat} task={task} onTask={setTask} onEditLast={() => lastOwn !== null && edit(lastOwn)} />
        </section>
      </main>
      {hasDetails && <DetailPane chat={chat} onClose={onToggleDetails} />}
    </>
  );
}

function ConversationHeader({ chat, hasDetails, onToggleDetails }: { chat: ChatDetail; hasDetails: boolean; onToggleDetails: () => void }) {
  const other = chat.kind === 'direct' ? chat.members.find((member) => !member.isSelf) : undefined;
  const presence = other?.presence ?? null;
  const direct = [presence === null ? null : strings.conversation.presence[presence], other?.title ?? null].filter((part) => part !== null).join(' · ');
  const group = [strings.conversation.members(chat.memberCount), chat.topic].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <header className="conversation-header">
      <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={chat.kind === 'group'} presence={presence} />
      <div className="conversation-title">
        <h2>
          <bdi>{chat.title}</bdi>
        </h2>
        <p className="quiet small">
          <bdi>{chat.kind === 'direct' ? direct : group}</bdi>
        </p>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.conversation.details}
        aria-expanded={hasDetails}
        title={strings.conversation.details}
        onClick={onToggleDetails}
      >
        <PanelRight size={18} aria-hidden />
      </button>
    </header>
  );
}

function TypingLine({ names }: { names: readonly string[] }) {
  return (
    <div className="typing-line" aria-live="polite">
      {names.length > 0 && strings.conversation.typing(names)}
    </div>
  );
}
