import UserPlus from 'lucide-react/icons/user-plus';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useBackend } from '../../contract/backend-context.ts';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { signOf, statusWords } from '../../models/status-words.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { detailsStrings } from '../../strings/details.ts';
import { useNow } from '../app/use-now.ts';
import { AddPeopleDialog } from '../people/AddPeopleDialog.tsx';
import { CallButtons } from '../calls/CallButtons.tsx';
import { ChatCalls } from '../calls/ChatCalls.tsx';
import { useCallController } from '../calls/call-context.ts';
import { whyNoCall } from '../calls/why-no-call.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog, type Confirmation } from '../ui/ConfirmDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { PictureButton } from '../ui/PictureButton.tsx';
import { usePictureOf } from '../ui/picture-context.ts';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { EditableText } from './EditableText.tsx';
import { GroupAbout } from './GroupAbout.tsx';
import { GroupClosing } from './GroupClosing.tsx';
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
  const controller = useCallController();
  const [memberLimit, setMemberLimit] = useState(firstMembers);
  const [isAdding, setIsAdding] = useState(false);
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);
  const members = useQuery('chat', { chatId: chat.id, memberLimit }).value?.members;
  const isGroup = chat.kind === 'group';

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
          {isGroup && chat.canManage && <GroupPicture chatId={chat.id} />}
          <StatusText chat={chat} />
          {isGroup && <span className="muted">{conversationStrings.memberCount(chat.memberCount)}</span>}
          <div className="details-calls">
            <CallButtons reason={whyNoCall(chat)} onCall={(media) => void controller.start(chat.id, media)} />
          </div>
        </div>
        {isGroup && <GroupAbout chat={chat} />}
        <section className="details-section" aria-label={detailsStrings.people}>
          <div className="details-section-head">
            <h3>{detailsStrings.people}</h3>
            {chat.canAddMembers && <IconButton label={detailsStrings.addPeople} icon={UserPlus} onClick={() => setIsAdding(true)} />}
          </div>
          {members === undefined ? <SkeletonRows count={4} /> : <MemberList chat={chat} members={members} onConfirm={setConfirmation} onOpenPerson={onOpenPerson} />}
          {members !== undefined && members.length < chat.memberCount && memberLimit < mostMembers && (
            <button type="button" className="link-button" onClick={() => setMemberLimit(mostMembers)}>
              {detailsStrings.showAll(chat.memberCount)}
            </button>
          )}
          {isGroup && <Adding chat={chat} />}
        </section>
        <ChatCalls chatId={chat.id} />
        {isGroup && <GroupClosing chat={chat} members={members} onLeft={onLeft} />}
      </div>
      {isAdding && <AddPeopleDialog chatId={chat.id} memberIds={new Set(members?.map(({ userId }) => userId))} onClose={() => setIsAdding(false)} />}
      {confirmation !== null && <ConfirmDialog confirmation={confirmation} onClose={() => setConfirmation(null)} />}
    </aside>
  );
}

function StatusText({ chat }: { readonly chat: ChatDetail }) {
  const nowMs = useNow();
  if (chat.personStatus === null) return null;
  return <bdi className="details-status">{`${signOf(chat.personStatus)} ${statusWords(chat.personStatus, nowMs)}`}</bdi>;
}

function GroupPicture({ chatId }: { readonly chatId: string }) {
  const backend = useBackend();
  return <PictureButton hasPicture={usePictureOf(chatId) !== null} onChange={async (picture) => void (await backend.call('updateGroup', { chatId, picture }))} />;
}

function Heading({ chat }: { readonly chat: ChatDetail }) {
  const act = useAct();
  if (chat.kind === 'direct' || !chat.canManage) return <bdi className="details-name">{chat.title}</bdi>;
  const rename = async (name: string) => (await act('updateGroup', { chatId: chat.id, name })) !== null;
  return <EditableText className="details-name" value={chat.title} label={detailsStrings.nameLabel} editLabel={detailsStrings.rename} limit="chatNameLength" isRequired onSave={rename} />;
}

/** Whether every member may bring people in; for who decides it. */
function Adding({ chat }: { readonly chat: ChatDetail }) {
  const act = useAct();
  if (!chat.canManage) return null;
  return <SettingSwitch label={detailsStrings.membersAdd} help={detailsStrings.membersAddHelp} isOn={chat.canMembersAdd} onChange={(canMembersAdd) => void act('updateGroup', { chatId: chat.id, canMembersAdd })} />;
}
