import type { MemberRole } from '#shared/database/enums';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';

export type MemberAction = 'message' | 'voiceCall' | 'videoCall' | 'makeOwner' | 'transfer' | 'makeAdmin' | 'makeMember' | 'remove';

const roleOf = { makeOwner: 'owner', makeAdmin: 'admin', makeMember: 'member' } as const satisfies Partial<Record<MemberAction, MemberRole>>;

/**
 * What may be offered for a member; the backend has decided what one may do here at all.
 * @param canCall whether the organization lets this person call
 */
export function memberActions(chat: Pick<ChatDetail, 'canManage' | 'canManageOwners' | 'ownRole'>, member: ChatMemberView, canCall: boolean): MemberAction[] {
  const actions: MemberAction[] = member.isSelf ? [] : ['message'];
  if (canCall && !member.isSelf) actions.push('voiceCall', 'videoCall');
  if (!chat.canManage || member.isSelf) return actions;
  const touchesOwner = member.role === 'owner';
  if (touchesOwner && !chat.canManageOwners) return actions;
  if (chat.canManageOwners && member.role !== 'owner') actions.push('makeOwner');
  if (chat.canManageOwners) actions.push('transfer');
  if (member.role !== 'admin') actions.push('makeAdmin');
  if (member.role !== 'member') actions.push('makeMember');
  // Owners remove anybody, admins only plain members.
  if (chat.ownRole === 'owner' || member.role === 'member') actions.push('remove');
  return actions;
}

/** The role that an action gives. */
export function roleGivenBy(action: keyof typeof roleOf): MemberRole {
  return roleOf[action];
}
