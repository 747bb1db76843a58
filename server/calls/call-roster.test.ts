import { beforeEach, describe, expect, it } from 'vitest';
import { aloneMs } from '#shared/domain/call-record';
import type { RosterCall } from '../core/calls/roster-call.ts';
import { CallRoster, silenceMs } from './call-roster.ts';

const nowMs = 1_000_000;
const ada = { userId: 'ada', joinId: 'ada-1' };
const ben = { userId: 'ben', joinId: 'ben-1' };
const call = (more: Partial<RosterCall> = {}): RosterCall => ({
  callId: 'call', organizationId: 'organization', chatId: 'chat', initiatedById: 'ada', isEnded: false, hasStarted: true, createdAt: nowMs, ringEndsAt: nowMs + 30_000,
  hasPending: false, joined: [ada, ben], ...more,
});

let roster: CallRoster;
beforeEach(() => {
  roster = new CallRoster();
  roster.follow(call(), nowMs);
});

const dueAt = (afterMs: number) => roster.due(nowMs + afterMs).map(({ duty }) => (duty.kind === 'call.showOut' ? `${duty.why} ${duty.joinId}` : `${duty.kind} ${duty.callId}`));
const pulse = (one: { userId: string; joinId: string }, afterMs: number, hears: { joinId: string; agoMs: number }[] = []) =>
  roster.pulse({ ...one, callId: 'call', hears }, nowMs + afterMs);

describe('silence', () => {
  it('of 8.5 s shows out, and each joining by itself', () => {
    expect(silenceMs).toBe(8_500);
    pulse(ada, 5_000);
    expect(dueAt(8_500)).toEqual([]);
    expect(dueAt(8_501)).toEqual(['lost ben-1']);
    expect(dueAt(13_501)).toEqual(['lost ada-1', 'lost ben-1']);
  });

  it('is asked for until it is done, with whose call it is', () => {
    pulse(ada, 9_000);
    for (let times = 0; times < 2; times += 1) {
      expect(roster.due(nowMs + 9_001)).toEqual([{ initiatedById: 'ada', duty: { kind: 'call.showOut', chatId: 'chat', callId: 'call', userId: 'ben', joinId: 'ben-1', why: 'lost' } }]);
    }
    roster.follow(call({ joined: [ada] }), nowMs + 9_002);
    expect(dueAt(9_003)).toEqual([]);
  });

  it('of who is heard by others in the call is none', () => {
    pulse(ada, 8_000, [{ joinId: 'ben-1', agoMs: 1_000 }]);
    expect(dueAt(15_500)).toEqual([]);
    expect(dueAt(15_501)).toEqual(['lost ben-1']);
  });

  it('is not shortened by older news of somebody', () => {
    pulse(ben, 8_000);
    pulse(ada, 8_000, [{ joinId: 'ben-1', agoMs: 7_000 }]);
    expect(dueAt(16_500)).toEqual([]);
  });
});

describe('pulses of strangers are nothing', () => {
  it.each([
    ['somebody who is not in', { userId: 'cleo', joinId: 'cleo-1', callId: 'call' }],
    ['an earlier joining', { userId: 'ada', joinId: 'ada-0', callId: 'call' }],
    ['another’s joining', { userId: 'cleo', joinId: 'ada-1', callId: 'call' }],
    ['a guessed call', { userId: 'ada', joinId: 'ada-1', callId: 'guessed' }],
  ])('%s', (_who, stranger) => {
    roster.pulse({ ...stranger, hears: [{ joinId: 'ben-1', agoMs: 0 }, { joinId: 'ada-1', agoMs: 0 }] }, nowMs + 8_000);
    expect(dueAt(8_501)).toEqual(['lost ada-1', 'lost ben-1']);
  });

  it('those who are heard must be in the same call', () => {
    roster.follow(call({ callId: 'other', chatId: 'other chat', joined: [{ userId: 'dan', joinId: 'dan-1' }] }), nowMs);
    pulse(ada, 8_000, [{ joinId: 'dan-1', agoMs: 0 }, { joinId: 'nobody', agoMs: 0 }]);
    expect(dueAt(8_501)).toEqual(['lost ben-1', 'lost dan-1']);
    roster.follow(call({ joined: [ada, ben, { userId: 'eve', joinId: 'nobody' }] }), nowMs + 8_600);
    expect(dueAt(8_700)).not.toContain('lost nobody');
  });
});

describe('time that is up', () => {
  it('for ringing, while somebody is still rung', () => {
    roster.follow(call({ hasStarted: false, hasPending: true, joined: [] }), nowMs);
    expect(dueAt(29_999)).toEqual([]);
    expect(dueAt(30_000)).toEqual(['call.endRing call']);
    roster.follow(call({ hasPending: false, joined: [] }), nowMs);
    expect(dueAt(60_000)).toEqual([]);
  });

  it('for waiting alone in a call that rings nobody', () => {
    const waiting = { hasStarted: false, ringEndsAt: null, joined: [] };
    roster.follow(call(waiting), nowMs);
    expect(dueAt(aloneMs - 1)).toEqual([]);
    expect(dueAt(aloneMs)).toEqual(['call.endWait call']);
    roster.follow(call({ ...waiting, hasStarted: true }), nowMs);
    expect(dueAt(aloneMs)).toEqual([]);
  });
});

describe('following', () => {
  it('knows who is in with which joining, and forgets a call that ended', () => {
    expect(roster.isJoined('call', 'ada', 'ada-1')).toBe(true);
    expect(roster.isJoined('call', 'ada', 'ben-1')).toBe(false);
    expect(roster.userIds()).toEqual(['ada', 'ben']);
    roster.follow(call({ isEnded: true, joined: [] }), nowMs);
    expect(roster.isJoined('call', 'ada', 'ada-1')).toBe(false);
    expect(roster.find('call')).toBeNull();
    expect(dueAt(600_000)).toEqual([]);
    expect(roster.userIds()).toEqual([]);
  });

  it('a new joining has its own time; news of the call give nobody more', () => {
    roster.follow(call({ joined: [ada, { userId: 'ben', joinId: 'ben-2' }] }), nowMs + 5_000);
    expect(dueAt(8_501)).toEqual(['lost ada-1']);
    expect(dueAt(13_501)).toEqual(['lost ada-1', 'lost ben-2']);
    expect(roster.isJoined('call', 'ben', 'ben-1')).toBe(false);
  });

  it('after a restart, who is heard of later has their time to come back, also when they pulse meanwhile', () => {
    const restarted = new CallRoster();
    restarted.follow(call(), nowMs + 21_500);
    const due = (afterMs: number) => restarted.due(nowMs + afterMs).length;
    restarted.pulse({ ...ada, callId: 'call', hears: [] }, nowMs + 1_000);
    expect([due(29_999), due(30_000), due(30_001)]).toEqual([0, 0, 2]);
  });
});

it('whose rights have gone is shown out of every call', () => {
  roster.follow(call({ callId: 'other', chatId: 'other chat', joined: [{ userId: 'ben', joinId: 'ben-9' }] }), nowMs);
  expect(roster.removals(() => true)).toEqual([]);
  expect(roster.removals((userId) => userId !== 'ben').map(({ duty }) => duty)).toEqual([
    { kind: 'call.showOut', chatId: 'chat', callId: 'call', userId: 'ben', joinId: 'ben-1', why: 'removed' },
    { kind: 'call.showOut', chatId: 'other chat', callId: 'other', userId: 'ben', joinId: 'ben-9', why: 'removed' },
  ]);
});
