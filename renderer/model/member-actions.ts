import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';

/** A role to give, or taking somebody out. */
export type MemberAction = ChatMemberView['role'] | 'remove';

/** What the viewer is offered for a member; the server decides all the same. */
export function memberActions(chat: Pick<ChatDetail, 'canManage' | 'canManageOwners'>, member: Pick<ChatMemberView, 'role' | 'isSelf'>): MemberAction[] {
  if (!chat.canManage || (member.role === 'owner' && !chat.canManageOwners)) return [];
  const roles: readonly ChatMemberView['role'][] = chat.canManageOwners ? ['owner', 'admin', 'member'] : ['admin', 'member'];
  const changes = roles.filter((role) => role !== member.role);
  const mayRemove = !member.isSelf && (chat.canManageOwners || member.role === 'member');
  return mayRemove ? [...changes, 'remove'] : changes;
}
