import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';
import type { DeviceCall } from '../../calls/device-call.ts';
import { noFiles } from '../../testing/fake-file-server.ts';
import { ada, ben, chatId, chatRow, cleo, createStore, memberRow, self, testId, userRow, type StoreFixture } from '../../testing/store-fixture.ts';
import type { ViewContext } from '../view-context.ts';
import { callHistoryView } from './call-history.ts';
import { callsView } from './calls.ts';
import { liveCallView } from './live-call.ts';

const callId = testId(500);
const direct = testId(101);
const nowMs = 60_000;
const joining = { joinId: testId(600), windowId: testId(700) };
const inside: DeviceCall = { phase: 'in', pulsedAtMs: nowMs, recordedByMs: nowMs, ...joining };

let fixture: StoreFixture;
let deviceCalls: Map<string, DeviceCall>;
let context: ViewContext;
let changeSeq: number;
beforeEach(async () => {
  fixture = await createStore();
  deviceCalls = new Map();
  changeSeq = 20;
  context = {
    store: fixture.store, self, deviceCalls,
    actor: { userId: ada, isActive: true, permissions: new Set(['chat.view', 'chat.initiate_call']), hasChatFeature: true },
    presenceOf: () => null, lastSeenOf: () => null, nowMs: 0, typingIn: () => [], isFetchingHistory: () => false, files: noFiles,
  };
  fixture.apply({ chats: [chatRow({ id: direct, kind: 'direct', name: null })], members: [memberRow({ chatId: direct }), memberRow({ chatId: direct, userId: ben })] });
});
afterEach(() => fixture.close());

const holdCall = (more: Partial<CallRow> = {}, people: Partial<CallParticipantRow>[] = []) => {
  const row: CallRow = {
    id: callId, chatId, initiatedById: ada, media: 'video', status: 'active', endReason: null, createdAt: 50_000, startedAt: 51_000, endedAt: null, durationMs: null,
    ringEndsAt: 80_000, changeSeq: ++changeSeq, ...more,
  };
  fixture.apply({
    calls: [row],
    callParticipants: people.map((one) => ({
      callId: row.id, chatId: row.chatId, userId: ada, status: 'joined', joinId: testId(601), isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false,
      connectionState: 'connected', joinedAt: 50_000, leftAt: null, changeSeq: ++changeSeq, ...one,
    })),
  });
};
const view = (isServerReachable = true) => callsView(context, { deviceCalls, isServerReachable, nowMs });
const own = () => view().own[0];

describe('the calls of this device', () => {
  it('are none without a word of this device, whatever the record says', () => {
    holdCall({}, [{ userId: ben }]);
    expect(view(false)).toEqual({ own: [], incoming: [], isServerReachable: false });
  });

  it('show who is in and who was rung, oneself first, then in the order of coming', () => {
    holdCall({}, [{ userId: cleo, joinId: testId(603), joinedAt: 53_000 }, { userId: ben, joinId: testId(602), joinedAt: 50_500 }, { joinId: joining.joinId, joinedAt: 52_000 }]);
    deviceCalls.set(callId, inside);
    expect(own()).toMatchObject({
      callId, chatId, chatKind: 'group', title: 'Harbour', otherUserId: null, media: 'video', phase: 'active', endReason: null, ...joining, isOwnStart: true, createdAt: 50_000, startedAt: 51_000,
    });
    expect(own()?.people.map((person) => [person.displayName, person.isSelf])).toEqual([['Ada Brandt', true], ['Ben Ortiz', false], ['Cléo Martin', false]]);
    expect(own()?.invitable).toEqual([]);
  });

  it('one begun just now is shown before its rows are here', () => {
    deviceCalls.set(callId, { phase: 'starting', chatId: direct, media: 'video', ...joining });
    expect(own()).toMatchObject({ chatId: direct, chatKind: 'direct', title: 'Ben Ortiz', otherUserId: ben, media: 'video', phase: 'starting', createdAt: nowMs, isOwnStart: true, people: [], invitable: [] });
  });

  it('those who are out can be rung: by name, without who left the chat or the organization', () => {
    const [dora, emil] = [testId(14), testId(15)];
    fixture.apply({
      users: [userRow(dora, 'Dora Alt', 30), { ...userRow(emil, 'Emil Gone', 31), status: 'deactivated' }],
      members: [memberRow({ userId: dora, changeSeq: 32 }), memberRow({ userId: emil, changeSeq: 33 })],
    });
    holdCall({}, [{ joinId: joining.joinId }, { userId: ben, status: 'declined', joinId: null }]);
    deviceCalls.set(callId, inside);
    expect(own()?.invitable.map(({ displayName }) => displayName)).toEqual(['Ben Ortiz', 'Cléo Martin', 'Dora Alt']);
    fixture.apply({ members: [memberRow({ userId: dora, leftAt: 5, changeSeq: 40 })], callParticipants: [] });
    expect(own()?.invitable.map(({ displayName }) => displayName)).toEqual(['Ben Ortiz', 'Cléo Martin']);
  });

  it('its end is shown with the reason, without a joining and without anybody to ring', () => {
    holdCall({ status: 'ended', endReason: 'completed', endedAt: 59_000, durationMs: 8_000 }, [{ status: 'left', joinId: null, leftAt: 59_000 }]);
    deviceCalls.set(callId, { phase: 'over', windowId: joining.windowId, endReason: 'completed', overAtMs: nowMs });
    expect(own()).toMatchObject({ phase: 'ended', endReason: 'completed', joinId: null, durationMs: 8_000, invitable: [] });
  });

  it('that rings says who calls and who is in; another call makes it a busy one', () => {
    holdCall({ initiatedById: ben }, [{ userId: ben }, { userId: cleo }, { status: 'invited', joinId: null, joinedAt: null }]);
    deviceCalls.set(callId, { phase: 'incoming' });
    expect(view()).toMatchObject({ own: [], incoming: [{ callId, chatId, title: 'Harbour', callerId: ben, callerName: 'Ben Ortiz', media: 'video', isBusy: false, otherNames: ['Cléo Martin'] }] });
    deviceCalls.set(testId(501), { phase: 'starting', chatId: direct, media: 'audio', ...joining });
    expect(view().incoming[0]?.isBusy).toBe(true);
  });

  it('one that was declined here rings no more', () => {
    holdCall({ initiatedById: ben }, [{ userId: ben }]);
    deviceCalls.set(callId, { phase: 'dismissed' });
    expect(view()).toMatchObject({ own: [], incoming: [] });
  });

  it('of a chat that is not here (any more) is not shown', () => {
    deviceCalls.set(callId, inside);
    deviceCalls.set(testId(501), { phase: 'incoming' });
    deviceCalls.set(testId(502), { phase: 'starting', chatId: testId(999), media: 'audio', ...joining });
    expect(view()).toMatchObject({ own: [], incoming: [] });
  });
});

describe('the running call of a chat', () => {
  const live = () => liveCallView(context, chatId, deviceCalls);

  it('is null without one, and when it has ended', () => {
    expect(live()).toBeNull();
    holdCall({ status: 'ended', endReason: 'missed', endedAt: 5 }, [{ userId: ben, status: 'left', joinId: null }]);
    expect(live()).toBeNull();
  });

  it('says who is in, and whether oneself: here, elsewhere, or not', () => {
    holdCall({}, [{ userId: ben, joinedAt: 1 }, { userId: cleo, status: 'missed', joinId: null, joinedAt: null }]);
    expect(live()).toEqual({ callId, media: 'video', participantCount: 1, names: ['Ben Ortiz'], startedAt: 51_000, own: 'none' });
    holdCall({}, [{ joinId: joining.joinId, joinedAt: 2 }]);
    expect(live()).toMatchObject({ participantCount: 2, names: ['Ben Ortiz', 'Ada Brandt'], own: 'elsewhere' });
    deviceCalls.set(callId, inside);
    expect(live()).toMatchObject({ own: 'here' });
  });

  it('that only rings here is not one’s own', () => {
    holdCall({ initiatedById: ben, status: 'ringing', startedAt: null }, [{ userId: ben }, { status: 'ringing', joinId: null }]);
    deviceCalls.set(callId, { phase: 'incoming' });
    expect(live()).toMatchObject({ own: 'none', startedAt: null });
  });
});

describe('the calls that are over', () => {
  const history = (limit = 10, ofChat: string | null = null) => callHistoryView(context, { chatId: ofChat, limit });
  const past = (number: number, more: Partial<CallRow>, people: Partial<CallParticipantRow>[] = []) =>
    holdCall({ id: testId(510 + number), status: 'ended', endReason: 'completed', createdAt: number, endedAt: number, durationMs: 5, ...more }, people.map((one) => ({ status: 'left', joinId: null, ...one })));

  it('come newest first, only those that ended, and say whether there are more', () => {
    past(1, {});
    past(2, {});
    past(3, {});
    holdCall({});
    expect(history(2)).toMatchObject({ hasMore: true, calls: [{ callId: testId(513) }, { callId: testId(512) }] });
    expect(history(3).hasMore).toBe(false);
  });

  it('tell the direction from who called, and who came or declined', () => {
    past(1, { initiatedById: ada }, [{}]);
    past(2, { initiatedById: ben, chatId: direct }, [{ userId: ben }, {}]);
    past(3, { initiatedById: ben, endReason: 'missed', durationMs: null }, [{ userId: ben }, { status: 'missed', joinedAt: null }]);
    past(4, { initiatedById: ben, endReason: 'declined', durationMs: null }, [{ userId: ben }, { status: 'declined', joinedAt: null }]);
    expect(history().calls).toMatchObject([
      { direction: 'incoming', endReason: 'declined', participantCount: 1 },
      { direction: 'missed', endReason: 'missed', durationMs: null, participantCount: 1 },
      { direction: 'incoming', title: 'Ben Ortiz', otherUserId: ben, chatKind: 'direct', participantCount: 2 },
      { direction: 'outgoing', title: 'Harbour', callerName: 'Ada Brandt', otherUserId: null, participantCount: 1 },
    ]);
  });

  it('can be asked for one chat alone', () => {
    past(1, {});
    past(2, { chatId: direct });
    expect(history(10, direct).calls.map((call) => call.chatId)).toEqual([direct]);
  });

  it('can be called back where one may call now', () => {
    past(1, {});
    expect(history().calls[0]?.canCallBack).toBe(true);
    context = { ...context, actor: { ...context.actor, permissions: new Set(['chat.view']) } };
    expect(history().calls[0]?.canCallBack).toBe(false);
    context = { ...context, actor: { ...context.actor, permissions: new Set(['chat.view', 'chat.initiate_call']), hasChatFeature: false } };
    expect(history().calls[0]?.canCallBack).toBe(false);
  });
});
