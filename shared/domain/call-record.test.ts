import { describe, expect, it } from 'vitest';
import { callParticipantStatuses, callStatuses, type CallParticipantStatus } from '../database/enums.ts';
import { beginCall, joinedOf, nextCall, ringMs, whyNotJoin, type CallEvent, type CallRecord } from './call-record.ts';
import { limits } from './limits.ts';

const nowMs = 1_000_000;
const join = (userId: string, joinId = `${userId}-1`): CallEvent => ({ type: 'joined', userId, joinId, isAudioEnabled: true, isVideoEnabled: false });
const leave = (userId: string, why: 'hungUp' | 'lost' | 'removed' | 'failed' = 'hungUp'): CallEvent => ({ type: 'left', userId, why });
const call = (ringUserIds: readonly string[] = ['ben']): CallRecord =>
  beginCall({ callId: 'call', initiatedById: 'ada', media: 'audio', ringUserIds, nowMs, joinId: 'ada-1', isAudioEnabled: true, isVideoEnabled: false });
const after = (record: CallRecord, ...events: readonly CallEvent[]): CallRecord => events.reduce((known, event, index) => nextCall(known, event, nowMs + (index + 1) * 1_000), record);
const statusesOf = (record: CallRecord) => Object.fromEntries([...record.participants].map(([userId, one]) => [userId, one.status]));

describe('a call between two', () => {
  it('begins with its starter in and the other to be rung for 30 s', () => {
    expect(call()).toMatchObject({ status: 'created', ringEndsAt: nowMs + ringMs, startedAt: null });
    expect(statusesOf(call())).toEqual({ ada: 'joined', ben: 'invited' });
  });

  it('rings once a device rings', () => {
    expect(after(call(), { type: 'rang', userId: 'ben', isBusy: false })).toMatchObject({ status: 'ringing' });
  });

  it('is active when answered, and completed when one leaves', () => {
    const active = after(call(), join('ben'));
    expect(active).toMatchObject({ status: 'active', startedAt: nowMs + 1_000 });
    const over = nextCall(active, leave('ada'), nowMs + 61_000);
    expect(over).toMatchObject({ status: 'ended', endReason: 'completed', durationMs: 60_000, endedAt: nowMs + 61_000 });
    expect(statusesOf(over)).toEqual({ ada: 'left', ben: 'left' });
    expect(joinedOf(over)).toEqual([]);
  });

  it.each([
    ['declined', [{ type: 'declined', userId: 'ben' }], { ada: 'left', ben: 'declined' }],
    ['missed', [{ type: 'ringEnded' }], { ada: 'left', ben: 'missed' }],
    ['missed', [{ type: 'rang', userId: 'ben', isBusy: false }, { type: 'ringEnded' }], { ada: 'left', ben: 'missed' }],
    ['busy', [{ type: 'rang', userId: 'ben', isBusy: true }, { type: 'ringEnded' }], { ada: 'left', ben: 'busy' }],
    ['cancelled', [leave('ada')], { ada: 'left', ben: 'missed' }],
    ['cancelled', [leave('ada', 'lost')], { ada: 'left', ben: 'missed' }],
    ['failed', [leave('ada', 'failed')], { ada: 'left', ben: 'missed' }],
    ['failed', [join('ben'), leave('ben', 'failed')], { ada: 'left', ben: 'left' }],
    ['completed', [join('ben'), leave('ben', 'lost')], { ada: 'left', ben: 'left' }],
  ] as const)('ends as %s', (endReason, events, statuses) => {
    const over = after(call(), ...events);
    expect(over).toMatchObject({ status: 'ended', endReason });
    expect(statusesOf(over)).toEqual(statuses);
  });

  it('a busy person can still answer', () => {
    expect(after(call(), { type: 'rang', userId: 'ben', isBusy: true }, join('ben'))).toMatchObject({ status: 'active' });
  });

  it('a free device counts more than a busy one of the same person', () => {
    const rung = after(call(), { type: 'rang', userId: 'ben', isBusy: true }, { type: 'rang', userId: 'ben', isBusy: false }, { type: 'rang', userId: 'ben', isBusy: true });
    expect(statusesOf(rung)).toMatchObject({ ben: 'ringing' });
  });
});

describe('a call of a group', () => {
  it('goes on while two are in, and others come and go', () => {
    const running = after(call(['ben', 'cleo', 'dan']), join('ben'), join('cleo'), leave('ada'), { type: 'declined', userId: 'dan' });
    expect(running.status).toBe('active');
    expect(after(running, leave('ben'))).toMatchObject({ status: 'ended', endReason: 'completed' });
  });

  it('who left comes back with a new joining', () => {
    const back = after(call(['ben', 'cleo']), join('ben'), join('cleo'), leave('ben'), join('ben', 'ben-2'));
    expect(back.participants.get('ben')).toMatchObject({ status: 'joined', joinId: 'ben-2', leftAt: null });
  });

  it('one who misses it does not end it', () => {
    const running = after(call(['ben', 'cleo']), join('ben'), { type: 'ringEnded' });
    expect(statusesOf(running)).toEqual({ ada: 'joined', ben: 'joined', cleo: 'missed' });
    expect(running.status).toBe('active');
  });

  it('ends when nobody is left to come', () => {
    expect(after(call(['ben', 'cleo']), { type: 'declined', userId: 'ben' })).toMatchObject({ status: 'created' });
    expect(after(call(['ben', 'cleo']), { type: 'declined', userId: 'ben' }, { type: 'declined', userId: 'cleo' })).toMatchObject({ endReason: 'declined' });
    expect(after(call(['ben', 'cleo']), { type: 'declined', userId: 'ben' }, { type: 'ringEnded' })).toMatchObject({ endReason: 'missed' });
  });

  it('somebody who was not rung may come, and people are rung again from within', () => {
    const running = after(call(['ben']), join('ben'), join('cleo'), { type: 'invited', userIds: ['dan', 'ada'] });
    expect(statusesOf(running)).toEqual({ ada: 'joined', ben: 'joined', cleo: 'joined', dan: 'invited' });
    expect(running.ringEndsAt).toBe(nowMs + 3_000 + ringMs);
  });

  it('that rings nobody waits for company, but not for ever', () => {
    const quiet = call([]);
    expect(quiet.ringEndsAt).toBeNull();
    expect(nextCall(quiet, { type: 'ringEnded' }, nowMs + 40_000).status).toBe('created');
    expect(nextCall(quiet, { type: 'waitedAlone' }, nowMs + 400_000)).toMatchObject({ status: 'ended', endReason: 'missed' });
    expect(after(quiet, join('ben'), { type: 'waitedAlone' }).status).toBe('active');
  });
});

describe('coming in', () => {
  const running = after(call(), join('ben'));
  it.each([
    ['is over', after(call(), leave('ada')), 'cleo', null, 'call_over'],
    ['one is in on another device', running, 'ben', null, 'call_answered_elsewhere'],
    ['one comes back from the same device', running, 'ben', 'ben-1', null],
    ['there is room', running, 'cleo', null, null],
  ] as const)('when the call %s', (_when, record, userId, insteadOfJoinId, code) => {
    expect(whyNotJoin(record, { userId, joinId: 'new', insteadOfJoinId })).toBe(code);
  });

  it('is refused when it is full', () => {
    const others = Array.from({ length: limits.callParticipants - 1 }, (_, index) => `person-${index}`);
    const full = after(call(others), ...others.map((userId) => join(userId)));
    expect(joinedOf(full)).toHaveLength(limits.callParticipants);
    expect(whyNotJoin(full, { userId: 'late', joinId: 'x', insteadOfJoinId: null })).toBe('call_full');
  });
});

describe('C14: every state and every event', () => {
  const events: CallEvent[] = [
    { type: 'rang', userId: 'ben', isBusy: false }, { type: 'rang', userId: 'ben', isBusy: true }, { type: 'rang', userId: 'stranger', isBusy: false },
    join('ben'), join('ben', 'ben-2'), join('cleo'), { type: 'declined', userId: 'ben' }, { type: 'declined', userId: 'stranger' },
    leave('ada'), leave('ben'), leave('ben', 'lost'), leave('ben', 'removed'), leave('ben', 'failed'), leave('stranger'),
    { type: 'invited', userIds: ['cleo'] }, { type: 'ringEnded' }, { type: 'waitedAlone' },
    { type: 'updated', userId: 'ben', isAudioEnabled: false, isVideoEnabled: true, isScreenShared: false, connectionState: 'connected' },
  ];

  /** Every record that some sequence of events leads to, up to five events long. */
  function reachable(): CallRecord[] {
    const keyOf = (record: CallRecord) => JSON.stringify([record.status, record.endReason, [...record.participants].map(([userId, one]) => [userId, one.status, one.joinId])]);
    const found = new Map([call(), call(['ben', 'cleo']), call([])].map((record) => [keyOf(record), record]));
    let newest = [...found.values()];
    for (let depth = 0; depth < 5; depth += 1) {
      const next = newest.flatMap((record) => events.map((event) => nextCall(record, event, nowMs + ringMs + depth)));
      newest = next.filter((record) => !found.has(keyOf(record)));
      for (const record of newest) found.set(keyOf(record), record);
    }
    return [...found.values()];
  }
  const records = reachable();

  it('reaches every status', () => {
    expect(new Set(records.map((record) => record.status))).toEqual(new Set(callStatuses));
    expect(new Set(records.flatMap((record) => [...record.participants.values()].map((one) => one.status)))).toEqual(new Set(callParticipantStatuses));
  });

  it('holds what must always hold', () => {
    for (const record of records) {
      const joined = joinedOf(record);
      const statuses = [...record.participants.values()].map((one) => one.status);
      expect(record.status === 'ended').toBe(record.endReason !== null && record.endedAt !== null);
      expect(record.startedAt === null).toBe(record.durationMs === null && record.status !== 'active');
      if (record.status === 'ended') expect(statuses.filter((status) => (['joined', 'invited', 'ringing'] as CallParticipantStatus[]).includes(status))).toEqual([]);
      if (record.status === 'active') expect(joined.length).toBeGreaterThanOrEqual(2);
      if (record.status === 'created' || record.status === 'ringing') expect(joined.map((one) => one.userId)).toEqual(['ada']);
      for (const one of record.participants.values()) expect(one.joinId === null).toBe(one.status !== 'joined');
    }
  });

  it('no event undoes an end, and each one a second time changes nothing more', () => {
    for (const record of records) {
      for (const event of events) {
        const once = nextCall(record, event, nowMs + ringMs + 50);
        if (record.status === 'ended') expect(once).toBe(record);
        else expect({ ...nextCall(once, event, nowMs + ringMs + 50) }).toEqual({ ...once });
      }
    }
  });
});
