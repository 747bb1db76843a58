import { expect, it } from 'vitest';
import { systemSentence } from './system-sentence.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const nameOf = (userId: string) => `Person ${Number(userId.slice(-4))}`;

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
  [{ kind: 'from_the_future' }, 'Ada changed this chat'],
  [null, 'Ada changed this chat'],
])('%j reads “%s”', (details, sentence) => {
  expect(systemSentence('Ada', details, nameOf)).toBe(sentence);
});
