import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';

/** Whether somebody can simply leave a group; the last owner hands it over first, to one of these. */
export type Leaving = { readonly kind: 'free' } | { readonly kind: 'lastOwner'; readonly heirs: readonly ChatMemberView[] };

/** @param members owners first, as the details give them */
export function leavingOf({ ownRole, memberCount }: Pick<ChatDetail, 'ownRole' | 'memberCount'>, members: readonly ChatMemberView[]): Leaving {
  const hasOtherOwner = members.some(({ role, isSelf }) => role === 'owner' && !isSelf);
  if (ownRole !== 'owner' || hasOtherOwner || memberCount <= 1) return { kind: 'free' };
  return { kind: 'lastOwner', heirs: members.filter(({ isSelf }) => !isSelf) };
}
