import type { ChatEvent } from '#shared/contract/views/preview-view';
import { assertNever } from '#shared/errors/assert-never';
import { systemMessageDetailsSchema } from '#shared/protocol/rows/system-message-details';

export type NameOf = (userId: string) => string;

const maximumNames = 5;

/** What a system message tells, with the people by name; `changed` where a newer server tells of something unknown here. */
export function chatEventOf(details: unknown, nameOf: NameOf): ChatEvent {
  const parsed = systemMessageDetailsSchema.safeParse(details);
  if (!parsed.success) return { kind: 'changed' };
  const change = parsed.data;
  switch (change.kind) {
    case 'group_created':
    case 'group_renamed':
    case 'topic_changed':
    case 'description_changed':
    case 'picture_changed':
    case 'adding_changed':
    case 'group_archived':
    case 'group_restored':
    case 'member_left': return change;
    case 'members_added': return { kind: change.kind, names: change.userIds.slice(0, maximumNames).map(nameOf), moreCount: Math.max(0, change.userIds.length - maximumNames) };
    case 'group_transferred':
    case 'member_removed': return { kind: change.kind, name: nameOf(change.userId) };
    case 'role_changed': return { kind: change.kind, name: nameOf(change.userId), role: change.role };
    case 'call_ended': return { kind: change.kind, media: change.media, reason: change.reason, durationMs: change.durationMs, participantCount: change.participantCount };
    default: return assertNever(change, 'system message');
  }
}
