import { useState } from 'react';
import { Ellipsis } from 'lucide-react';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';
import { ConfirmDialog } from '../dialogs/ConfirmDialog.tsx';
import { useAttempt } from '../hooks/use-attempt.ts';
import { memberActions, type MemberAction } from '../model/member-actions.ts';
import { strings } from '../strings/english.ts';
import { Avatar } from './Avatar.tsx';
import { Menu } from './Menu.tsx';

const labels: Readonly<Record<MemberAction, string>> = {
  owner: strings.details.makeOwner,
  admin: strings.details.makeAdmin,
  member: strings.details.makeMember,
  remove: strings.details.remove,
};

/** One person of a chat, with what the viewer may do about them. */
export function MemberRow({ chat, member }: { chat: ChatDetail; member: ChatMemberView }) {
  const attempt = useAttempt();
  const [isRemoving, setIsRemoving] = useState(false);
  const actions = memberActions(chat, member);
  const act = (action: MemberAction) => {
    if (action === 'remove') setIsRemoving(true);
    else attempt('setMemberRole', { chatId: chat.id, userId: member.userId, role: action });
  };
  return (
    <li className="member-row">
      <Avatar id={member.userId} name={member.displayName} presence={member.presence} />
      <span className="person-text">
        <span>
          <bdi>{member.displayName}</bdi> {member.isSelf && <span className="quiet">({strings.details.you})</span>}
        </span>
        <span className="quiet small">{member.title}</span>
      </span>
      {chat.kind === 'group' && member.role !== 'member' && <span className="role-mark">{strings.details.roles[member.role]}</span>}
      {actions.length > 0 && (
        <Menu label={strings.details.manage(member.displayName)} items={actions.map((action) => ({ label: labels[action], isDanger: action === 'remove', onChoose: () => act(action) }))}>
          <Ellipsis size={16} aria-hidden />
        </Menu>
      )}
      {isRemoving && (
        <ConfirmDialog
          title={strings.details.removeTitle(member.displayName)}
          text={strings.details.removeText}
          confirmLabel={strings.details.confirmRemove}
          onConfirm={() => attempt('removeMember', { chatId: chat.id, userId: member.userId })}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </li>
  );
}
