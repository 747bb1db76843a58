import { expect, it } from 'vitest';
import type { ChatEvent } from '#shared/contract/views/preview-view';
import { chatEventOf } from './chat-event.ts';

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const nameOf = (userId: string) => `Person ${Number(userId.slice(-4))}`;
const callEnded = { kind: 'call_ended', media: 'audio', durationMs: null, participantCount: 1 } as const;

it.each<[unknown, ChatEvent]>([
  [{ kind: 'group_created', name: 'Pier' }, { kind: 'group_created', name: 'Pier' }],
  [{ kind: 'topic_changed', topic: '' }, { kind: 'topic_changed', topic: '' }],
  [{ kind: 'members_added', userIds: [id(1), id(2)] }, { kind: 'members_added', names: ['Person 1', 'Person 2'], moreCount: 0 }],
  [{ kind: 'members_added', userIds: Array.from({ length: 8 }, (_value, index) => id(index + 1)) }, { kind: 'members_added', names: ['Person 1', 'Person 2', 'Person 3', 'Person 4', 'Person 5'], moreCount: 3 }],
  [{ kind: 'member_removed', userId: id(1) }, { kind: 'member_removed', name: 'Person 1' }],
  [{ kind: 'role_changed', userId: id(1), role: 'owner' }, { kind: 'role_changed', name: 'Person 1', role: 'owner' }],
  [{ ...callEnded, callId: id(9), reason: 'busy' }, { ...callEnded, reason: 'busy' }],
  [{ ...callEnded, callId: id(9), reason: 'from_the_future' }, { kind: 'changed' }],
  [{ kind: 'from_the_future' }, { kind: 'changed' }],
  [null, { kind: 'changed' }],
])('%j tells %j', (details, event) => {
  expect(chatEventOf(details, nameOf)).toEqual(event);
});
