import type { ChatEvent } from '#shared/contract/views/preview-view';
import { assertNever } from '#shared/errors/assert-never';
import { previewStrings } from '../strings/previews.ts';
import { formatLongDuration } from './file-format.ts';
import { personName } from './person-name.ts';

/** What a chat tells of itself, as a sentence. */
export function chatEventText(actorName: string, event: ChatEvent): string {
  const who = personName(actorName);
  switch (event.kind) {
    case 'group_created': return previewStrings.groupCreated(who, event.name);
    case 'group_renamed': return previewStrings.groupRenamed(who, event.name);
    case 'topic_changed': return event.topic === '' ? previewStrings.topicRemoved(who) : previewStrings.topicSet(who, event.topic);
    case 'description_changed': return previewStrings.descriptionChanged(who);
    case 'picture_changed': return previewStrings.pictureChanged(who);
    case 'adding_changed': return event.canMembersAdd ? previewStrings.addingOpened(who) : previewStrings.addingClosed(who);
    case 'group_transferred': return previewStrings.groupTransferred(who, personName(event.name));
    case 'group_archived': return previewStrings.groupArchived(who);
    case 'group_restored': return previewStrings.groupRestored(who);
    case 'members_added': return previewStrings.membersAdded(who, previewStrings.people(event.names.map(personName), event.moreCount));
    case 'member_removed': return previewStrings.memberRemoved(who, personName(event.name));
    case 'member_left': return previewStrings.memberLeft(who);
    case 'role_changed': return previewStrings.roleChanged[event.role](who, personName(event.name));
    case 'call_ended': return callEndText(who, event);
    case 'changed': return previewStrings.changed(who);
    default: return assertNever(event, 'chat event');
  }
}

/** How a call ended, told to everybody alike: to the others, a call that its caller gave up was missed. */
function callEndText(caller: string, call: Extract<ChatEvent, { kind: 'call_ended' }>): string {
  const words = previewStrings.callEnded[call.media];
  if (call.reason !== 'completed') return words[call.reason === 'cancelled' ? 'missed' : call.reason](caller);
  const sentence = words.completed(caller, formatLongDuration(call.durationMs ?? 0));
  return call.participantCount > 2 ? previewStrings.withPeople(sentence, call.participantCount) : sentence;
}
