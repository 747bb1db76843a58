import Ellipsis from 'lucide-react/icons/ellipsis';
import { useState } from 'react';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';
import { useAct } from '../../contract/use-call.ts';
import { memberActions, roleGivenBy, type MemberAction } from '../../models/member-actions.ts';
import { commonStrings } from '../../strings/common.ts';
import { detailsStrings } from '../../strings/details.ts';
import { useCallSurface } from '../calls/call-context.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import type { Confirmation } from '../ui/ConfirmDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';

interface MemberListProps {
  readonly chat: ChatDetail;
  readonly members: readonly ChatMemberView[];
  readonly onConfirm: (confirmation: Confirmation) => void;
  readonly onOpenPerson: (userId: string) => Promise<void>;
}

/** The people of a chat, each with what one may do about them. */
export function MemberList({ chat, members, onConfirm, onOpenPerson }: MemberListProps) {
  const act = useAct();
  const { canCall, callPerson } = useCallSurface();
  const [openId, setOpenId] = useState<string | null>(null);

  function run(action: MemberAction, member: ChatMemberView): void {
    const target = { chatId: chat.id, userId: member.userId };
    switch (action) {
      case 'message':
        return void onOpenPerson(member.userId);
      case 'voiceCall':
        return callPerson(member.userId, 'audio');
      case 'videoCall':
        return callPerson(member.userId, 'video');
      case 'makeAdmin':
      case 'makeMember':
        return void act('setMemberRole', { ...target, role: roleGivenBy(action) });
      case 'makeOwner':
        return onConfirm({ title: detailsStrings.ownerTitle(member.displayName), text: detailsStrings.ownerText, confirmLabel: detailsStrings.makeOwner, isDestructive: false, onConfirm: () => void act('setMemberRole', { ...target, role: 'owner' }) });
      case 'transfer':
        return onConfirm({ title: detailsStrings.transferTitle(member.displayName), text: detailsStrings.transferText, confirmLabel: detailsStrings.transfer, isDestructive: false, onConfirm: () => void act('transferGroup', target) });
      case 'remove':
        return onConfirm({ title: detailsStrings.removeTitle(member.displayName), text: detailsStrings.removeText, confirmLabel: detailsStrings.remove, isDestructive: true, onConfirm: () => void act('removeMember', target) });
    }
  }

  const itemsFor = (member: ChatMemberView): MenuItem[] =>
    memberActions(chat, member, canCall).map((action) => ({ label: detailsStrings[action], isDestructive: action === 'remove', onSelect: () => run(action, member) }));

  return (
    <ul className="member-list">
      {members.map((member) => {
        const items = itemsFor(member);
        return (
          <li key={member.userId} className="member">
            <Avatar id={member.userId} name={member.displayName} presence={member.presence} />
            <span className="person-text">
              <span className="person-name">
                <bdi>{member.displayName}</bdi> <StatusMark status={member.status} /> {member.isSelf && <span className="muted">{detailsStrings.self}</span>}
              </span>
              {member.title !== null && <bdi className="person-detail">{member.title}</bdi>}
            </span>
            {chat.kind === 'group' && member.role !== 'member' && <span className="role-label">{commonStrings.roles[member.role]}</span>}
            {items.length > 0 && <IconButton label={detailsStrings.actionsFor(member.displayName)} icon={Ellipsis} aria-haspopup="menu" aria-expanded={openId === member.userId} onClick={() => setOpenId(openId === member.userId ? null : member.userId)} />}
            {openId === member.userId && <Menu label={detailsStrings.actionsFor(member.displayName)} items={items} onClose={() => setOpenId(null)} />}
          </li>
        );
      })}
    </ul>
  );
}
