import LogOut from 'lucide-react/icons/log-out';
import UserPlus from 'lucide-react/icons/user-plus';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { detailsStrings } from '../../strings/details.ts';
import { AddPeopleDialog } from '../people/AddPeopleDialog.tsx';
import { CallButtons } from '../calls/CallButtons.tsx';
import { ChatCalls } from '../calls/ChatCalls.tsx';
import { useCallController } from '../calls/call-context.ts';
import { whyNoCall } from '../calls/why-no-call.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog, type Confirmation } from '../ui/ConfirmDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { EditableText } from './EditableText.tsx';
import { MemberList } from './MemberList.tsx';

interface DetailsProps {
  readonly chat: ChatDetail;
  readonly onClose: () => void;
  readonly onOpenPerson: (userId: string) => Promise<void>;
  readonly onLeft: () => void;
}

const firstMembers = 100;
const mostMembers = 5_000;

/** The right pane: what the chat is about, who is in it, and what may be changed. */
export function Details({ chat, onClose, onOpenPerson, onLeft }: DetailsProps) {
  const act = useAct();
  const controller = useCallController();
  const [memberLimit, setMemberLimit] = useState(firstMembers);
  const [isAdding, setIsAdding] = useState(false);
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);
  const members = useQuery('chat', { chatId: chat.id, memberLimit }).value?.members;
  const isGroup = chat.kind === 'group';

  async function leave(): Promise<void> {
    if ((await act('leaveChat', { chatId: chat.id })) !== null) onLeft();
  }
  const leaving: Confirmation = {
    title: detailsStrings.leaveTitle(chat.title),
    text: detailsStrings.leaveText,
    confirmLabel: detailsStrings.leave,
    isDestructive: true,
    onConfirm: () => void leave(),
  };

  return (
    <aside className="details" aria-label={detailsStrings.label} data-pane="details">
      <header className="details-header">
        <h2>{detailsStrings.label}</h2>
        <IconButton label={detailsStrings.close} icon={X} data-pane-focus="" onClick={onClose} />
      </header>
      <div className="details-content">
        <div className="details-card">
          <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={isGroup} size="large" />
          <Heading chat={chat} />
          {isGroup && <span className="muted">{conversationStrings.memberCount(chat.memberCount)}</span>}
          <div className="details-calls">
            <CallButtons reason={whyNoCall(chat)} onCall={(media) => void controller.start(chat.id, media)} />
          </div>
        </div>
        {isGroup && <Topic chat={chat} />}
        <section className="details-section" aria-label={detailsStrings.people}>
          <div className="details-section-head">
            <h3>{detailsStrings.people}</h3>
            {chat.canManage && <IconButton label={detailsStrings.addPeople} icon={UserPlus} onClick={() => setIsAdding(true)} />}
          </div>
          {members === undefined ? <SkeletonRows count={4} /> : <MemberList chat={chat} members={members} onConfirm={setConfirmation} onOpenPerson={onOpenPerson} />}
          {members !== undefined && members.length < chat.memberCount && memberLimit < mostMembers && (
            <button type="button" className="link-button" onClick={() => setMemberLimit(mostMembers)}>
              {detailsStrings.showAll(chat.memberCount)}
            </button>
          )}
        </section>
        <ChatCalls chatId={chat.id} />
        {chat.canLeave && (
          <button type="button" className="button button-danger-quiet details-leave" onClick={() => setConfirmation(leaving)}>
            <LogOut aria-hidden="true" size={16} />
            {detailsStrings.leave}
          </button>
        )}
      </div>
      {isAdding && <AddPeopleDialog chatId={chat.id} memberIds={new Set(members?.map(({ userId }) => userId))} onClose={() => setIsAdding(false)} />}
      {confirmation !== null && <ConfirmDialog confirmation={confirmation} onClose={() => setConfirmation(null)} />}
    </aside>
  );
}

function Heading({ chat }: { readonly chat: ChatDetail }) {
  const act = useAct();
  if (chat.kind === 'direct' || !chat.canManage) return <bdi className="details-name">{chat.title}</bdi>;
  const rename = async (name: string) => (await act('updateGroup', { chatId: chat.id, name })) !== null;
  return <EditableText className="details-name" value={chat.title} label={detailsStrings.nameLabel} editLabel={detailsStrings.rename} limit="chatNameLength" isRequired onSave={rename} />;
}

function Topic({ chat }: { readonly chat: ChatDetail }) {
  const act = useAct();
  const change = async (topic: string) => (await act('updateGroup', { chatId: chat.id, topic: topic === '' ? null : topic })) !== null;
  return (
    <section className="details-section" aria-label={detailsStrings.topic}>
      <h3>{detailsStrings.topic}</h3>
      {chat.canManage ? (
        <EditableText value={chat.topic ?? ''} label={detailsStrings.topic} editLabel={detailsStrings.editTopic} placeholder={detailsStrings.noTopic} limit="chatTopicLength" onSave={change} />
      ) : (
        <p className="muted">{chat.topic ?? detailsStrings.noTopic}</p>
      )}
    </section>
  );
}
