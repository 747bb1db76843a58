import { expect, it } from 'vitest';
import { systemSentence } from './system-sentence.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const nameOf = (userId: string) => `Person ${Number(userId.slice(-4))}`;
const callEnded = (more: object) => ({ kind: 'call_ended', callId: id(9), media: 'audio', durationMs: null, participantCount: 1, ...more });

it.each<[unknown, string]>([
  [{ kind: 'group_created', name: 'Pier' }, 'Ada created the group “Pier”'],
  [{ kind: 'group_renamed', name: 'Quay' }, 'Ada renamed the group to “Quay”'],
  [{ kind: 'topic_changed', topic: 'Boats' }, 'Ada set the topic to “Boats”'],
  [{ kind: 'topic_changed', topic: '' }, 'Ada removed the topic'],
  [{ kind: 'members_added', userIds: [id(1)] }, 'Ada added Person 1'],
  [{ kind: 'members_added', userIds: [id(1), id(2), id(3)] }, 'Ada added Person 1, Person 2, and Person 3'],
  [{ kind: 'members_added', userIds: Array.from({ length: 8 }, (_value, index) => id(index + 1)) }, 'Ada added Person 1, Person 2, Person 3, Person 4, Person 5, and 3 more'],
  [{ kind: 'member_removed', userId: id(1) }, 'Ada removed Person 1'],
  [{ kind: 'member_left' }, 'Ada left the group'],
  [{ kind: 'role_changed', userId: id(1), role: 'owner' }, 'Ada made Person 1 an owner'],
  [{ kind: 'role_changed', userId: id(1), role: 'member' }, 'Ada made Person 1 a member'],
  [callEnded({ reason: 'completed', durationMs: 45_400, participantCount: 2 }), 'Ada’s call ended after 45 s'],
  [callEnded({ reason: 'completed', durationMs: 59_600, participantCount: 2 }), 'Ada’s call ended after 1 min 0 s'],
  [callEnded({ media: 'video', reason: 'completed', durationMs: 200_000, participantCount: 3 }), 'Ada’s video call ended after 3 min 20 s with 3 people'],
  [callEnded({ reason: 'completed', durationMs: 3_900_000, participantCount: 12 }), 'Ada’s call ended after 1 h 5 min with 12 people'],
  [callEnded({ reason: 'missed' }), 'Ada’s call was missed'],
  [callEnded({ media: 'video', reason: 'declined' }), 'Ada’s video call was declined'],
  [callEnded({ reason: 'cancelled' }), 'Ada’s call was missed'],
  [callEnded({ reason: 'busy' }), 'Ada’s call found the line busy'],
  [callEnded({ reason: 'failed' }), 'Ada’s call could not be connected'],
  [callEnded({ reason: 'from_the_future' }), 'Ada changed this chat'],
  [{ kind: 'from_the_future' }, 'Ada changed this chat'],
  [null, 'Ada changed this chat'],
])('%j reads “%s”', (details, sentence) => {
  expect(systemSentence('Ada', details, nameOf)).toBe(sentence);
});
