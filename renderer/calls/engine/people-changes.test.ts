import { expect, it } from 'vitest';
import type { CallPersonView } from '#shared/contract/views/calls-view';
import { noticesBetween, othersIn, type ShownPerson } from './people-changes.ts';

const shown = (name: string, more: Partial<ShownPerson> = {}): ShownPerson => ({ userId: name, displayName: name, isHandRaised: false, isScreenShared: false, ...more });
const person = (more: Partial<CallPersonView>): CallPersonView => ({
  userId: 'ben', displayName: 'Ben', isSelf: false, status: 'joined', joinId: 'ben-1', isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, connectionState: 'new', ...more,
});

it('the others are those who are in with a joining', () => {
  const people = [person({}), person({ userId: 'ada', isSelf: true }), person({ userId: 'cleo', status: 'ringing', joinId: null }), person({ userId: 'dan', joinId: null })];
  expect(othersIn(people).map(({ userId }) => userId)).toEqual(['ben']);
});

it.each<[string, ShownPerson[] | null, ShownPerson[], unknown[]]>([
  ['who was there from the beginning is not announced', null, [shown('Ben')], []],
  ['nothing changed', [shown('Ben')], [shown('Ben')], []],
  ['somebody came', [shown('Ben')], [shown('Ben'), shown('Cleo')], [{ kind: 'joined', name: 'Cleo' }]],
  ['somebody came with a raised hand', [], [shown('Ben', { isHandRaised: true })], [{ kind: 'joined', name: 'Ben' }]],
  ['somebody went, another came', [shown('Ben')], [shown('Cleo')], [{ kind: 'left', name: 'Ben' }, { kind: 'joined', name: 'Cleo' }]],
  ['a hand went up', [shown('Ben')], [shown('Ben', { isHandRaised: true })], [{ kind: 'handRaised', name: 'Ben' }]],
  ['a hand went down', [shown('Ben', { isHandRaised: true })], [shown('Ben')], []],
  ['a screen is shared', [shown('Ben')], [shown('Ben', { isScreenShared: true })], [{ kind: 'screenShared', name: 'Ben' }]],
  ['a screen is not shared any more', [shown('Ben', { isScreenShared: true })], [shown('Ben')], [{ kind: 'screenEnded', name: 'Ben' }]],
])('%s', (_what, before, after, notices) => {
  expect(noticesBetween(before, after)).toEqual(notices);
});
