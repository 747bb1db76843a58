import { afterEach, beforeEach, expect, it } from 'vitest';
import { ada, ben, chatId, createStore, self, testId, type StoreFixture } from '../testing/store-fixture.ts';
import { countMissedCalls, markCallsSeen } from './missed-calls.ts';

let fixture: StoreFixture;
let changeSeq = 900;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

/** A call that has ended, with how this person stands in it. */
function addCall(number: number, own: { status: 'missed' | 'busy' | 'declined' | 'left'; initiatedById?: string }): void {
  const callId = testId(5_000 + number);
  const session = { id: callId, chatId, initiatedById: own.initiatedById ?? ben, media: 'audio', status: 'ended', endReason: 'missed', createdAt: number, startedAt: null, endedAt: number, durationMs: null, ringEndsAt: null } as const;
  const participant = { callId, chatId, userId: ada, status: own.status, joinId: null, isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, connectionState: 'closed', joinedAt: null, leftAt: number } as const;
  fixture.apply({ calls: [{ ...session, changeSeq: ++changeSeq }], callParticipants: [{ ...participant, changeSeq: ++changeSeq }] });
}
const count = () => countMissedCalls(fixture.store, self);

it('counts calls of others that this person neither took nor declined, until the list is looked at', () => {
  addCall(1, { status: 'missed' });
  addCall(2, { status: 'busy' });
  addCall(3, { status: 'declined' });
  addCall(4, { status: 'left' });
  addCall(5, { status: 'missed', initiatedById: ada });
  expect(count()).toBe(2);
  fixture.store.transaction(markCallsSeen);
  expect(count()).toBe(0);
  addCall(6, { status: 'missed' });
  expect(count()).toBe(1);
});

it('looking at an empty list is harmless', () => {
  fixture.store.transaction(markCallsSeen);
  expect(count()).toBe(0);
});
