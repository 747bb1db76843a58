import type { MemberRole } from '#shared/database/enums';
import { assertNever } from '#shared/errors/assert-never';
import { systemMessageDetailsSchema, type SystemMessageDetails } from '#shared/protocol/rows/system-message-details';

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
    case 'group_archived': return `${actor} archived the group`;
    case 'group_restored': return `${actor} took the group back into use`;
    case 'members_added': return `${actor} added ${listNames(change.userIds.map(nameOf))}`;
    case 'member_removed': return `${actor} removed ${nameOf(change.userId)}`;
    case 'member_left': return `${actor} left the group`;
    case 'role_changed': return `${actor} made ${nameOf(change.userId)} ${roleNames[change.role]}`;
    case 'call_ended': return callSentence(actor, change);
    default: return assertNever(change, 'system message');
  }
}

/** How a call ended, told to everybody alike. */
function callSentence(caller: string, call: Extract<SystemMessageDetails, { kind: 'call_ended' }>): string {
  const what = call.media === 'video' ? 'video call' : 'call';
  switch (call.reason) {
    case 'completed': return `${caller}’s ${what} ended after ${durationText(call.durationMs ?? 0)}${call.participantCount > 2 ? ` with ${call.participantCount} people` : ''}`;
    case 'missed': return `${caller}’s ${what} was missed`;
    case 'declined': return `${caller}’s ${what} was declined`;
    case 'cancelled': return `${caller}’s ${what} was missed`;
    case 'busy': return `${caller}’s ${what} found the line busy`;
    case 'failed': return `${caller}’s ${what} could not be connected`;
    default: return assertNever(call.reason, 'end reason');
  }
}

/** `45 s`, `3 min 20 s`, `1 h 5 min`. */
function durationText(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

const maximumNames = 5;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, maximumNames);
  const more = names.length - shown.length;
  return new Intl.ListFormat('en').format(more > 0 ? [...shown, `${more} more`] : shown);
}
