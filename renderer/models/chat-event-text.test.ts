import { expect, it } from 'vitest';
import type { ChatEvent } from '#shared/contract/views/preview-view';
import { unknownName } from '#shared/domain/unknown-name';
import { chatEventText } from './chat-event-text.ts';

const callEnded = (more: Partial<Extract<ChatEvent, { kind: 'call_ended' }>>): ChatEvent => ({ kind: 'call_ended', media: 'audio', reason: 'missed', durationMs: null, participantCount: 1, ...more });

it.each<[ChatEvent, string]>([
  [{ kind: 'group_created', name: 'Pier' }, 'Ada created the group “Pier”'],
  [{ kind: 'group_renamed', name: 'Quay' }, 'Ada renamed the group to “Quay”'],
  [{ kind: 'topic_changed', topic: 'Boats' }, 'Ada set the topic to “Boats”'],
  [{ kind: 'topic_changed', topic: '' }, 'Ada removed the topic'],
  [{ kind: 'group_archived' }, 'Ada archived the group'],
  [{ kind: 'group_restored' }, 'Ada took the group back into use'],
  [{ kind: 'members_added', names: ['Ben'], moreCount: 0 }, 'Ada added Ben'],
  [{ kind: 'members_added', names: ['Ben', 'Cleo', 'Dan'], moreCount: 0 }, 'Ada added Ben, Cleo, and Dan'],
  [{ kind: 'members_added', names: ['Ben', 'Cleo'], moreCount: 3 }, 'Ada added Ben, Cleo, and 3 more'],
  [{ kind: 'member_removed', name: 'Ben' }, 'Ada removed Ben'],
  [{ kind: 'member_removed', name: unknownName }, 'Ada removed Somebody'],
  [{ kind: 'member_left' }, 'Ada left the group'],
  [{ kind: 'role_changed', name: 'Ben', role: 'owner' }, 'Ada made Ben an owner'],
  [{ kind: 'role_changed', name: 'Ben', role: 'member' }, 'Ada made Ben a member'],
  [callEnded({ reason: 'completed', durationMs: 45_400, participantCount: 2 }), 'Ada’s call ended after 45 sec'],
  [callEnded({ reason: 'completed', durationMs: 59_600, participantCount: 2 }), 'Ada’s call ended after 1 min, 0 sec'],
  [callEnded({ media: 'video', reason: 'completed', durationMs: 200_000, participantCount: 3 }), 'Ada’s video call ended after 3 min, 20 sec with 3 people'],
  [callEnded({ reason: 'completed', durationMs: 3_900_000, participantCount: 12 }), 'Ada’s call ended after 1 hr, 5 min with 12 people'],
  [callEnded({ reason: 'missed' }), 'Ada’s call was missed'],
  [callEnded({ media: 'video', reason: 'declined' }), 'Ada’s video call was declined'],
  [callEnded({ reason: 'cancelled' }), 'Ada’s call was missed'],
  [callEnded({ reason: 'busy' }), 'Ada’s call found the line busy'],
  [callEnded({ reason: 'failed' }), 'Ada’s call could not be connected'],
  [{ kind: 'changed' }, 'Ada changed this chat'],
])('%j reads “%s”', (event, sentence) => {
  expect(chatEventText('Ada', event)).toBe(sentence);
});
