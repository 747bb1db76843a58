import type { MemberRole } from '#shared/database/enums';
import { assertNever } from '#shared/errors/assert-never';
import { systemMessageDetailsSchema } from '#shared/protocol/rows/system-message-details';

export type NameOf = (userId: string) => string;

const roleNames: Readonly<Record<MemberRole, string>> = { owner: 'an owner', admin: 'an admin', member: 'a member' };

/** What a system message says, as a sentence; neutral where a newer server tells of something unknown here. */
export function systemSentence(actor: string, details: unknown, nameOf: NameOf): string {
  const parsed = systemMessageDetailsSchema.safeParse(details);
  if (!parsed.success) return `${actor} changed this chat`;
  const change = parsed.data;
  switch (change.kind) {
    case 'group_created': return `${actor} created the group “${change.name}”`;
    case 'group_renamed': return `${actor} renamed the group to “${change.name}”`;
    case 'topic_changed': return change.topic === '' ? `${actor} removed the topic` : `${actor} set the topic to “${change.topic}”`;
    case 'members_added': return `${actor} added ${listNames(change.userIds.map(nameOf))}`;
    case 'member_removed': return `${actor} removed ${nameOf(change.userId)}`;
    case 'member_left': return `${actor} left the group`;
    case 'role_changed': return `${actor} made ${nameOf(change.userId)} ${roleNames[change.role]}`;
    default: return assertNever(change, 'system message');
  }
}

const maximumNames = 5;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, maximumNames);
  const more = names.length - shown.length;
  return new Intl.ListFormat('en').format(more > 0 ? [...shown, `${more} more`] : shown);
}
