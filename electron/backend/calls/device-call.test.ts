import { describe, expect, it } from 'vitest';
import { callParticipantStatuses } from '#shared/database/enums';
import { nextDeviceCall, overShownMs, windowSilenceMs, type DeviceCall, type DeviceCallEffect, type DeviceCallEvent, type OwnCallRecord } from './device-call.ts';

const nowMs = 1_000_000;
const window = { windowId: 'window' };
const none: OwnCallRecord = { isEnded: false, endReason: null, ownStatus: null, ownJoinId: null, mayRing: true };

const states = {
  nothing: null,
  starting: { phase: 'starting', chatId: 'chat', media: 'video', joinId: 'j1', ...window },
  incoming: { phase: 'incoming' },
  dismissed: { phase: 'dismissed' },
  joining: { phase: 'joining', joinId: 'j1', ...window },
  in: { phase: 'in', joinId: 'j1', pulsedAtMs: nowMs, recordedByMs: nowMs, ...window },
  over: { phase: 'over', endReason: 'completed', overAtMs: nowMs, ...window },
} as const satisfies Record<string, DeviceCall | null>;
type StateName = keyof typeof states;

const recorded = (record: Partial<OwnCallRecord> | null, atMs = nowMs): DeviceCallEvent => ({
  type: 'recorded', record: record === null ? null : { ...none, ...record }, freshJoinId: 'fresh', nowMs: atMs,
});
const joined = (ownJoinId: string): Partial<OwnCallRecord> => ({ ownStatus: 'joined', ownJoinId });

const events = {
  gone: recorded(null),
  ended: recorded({ isEnded: true, endReason: 'declined', ownStatus: 'left', mayRing: false }),
  invited: recorded({ ownStatus: 'invited' }),
  ringing: recorded({ ownStatus: 'ringing' }),
  busy: recorded({ ownStatus: 'busy' }),
  invitedTooLate: recorded({ ownStatus: 'invited', mayRing: false }),
  stranger: recorded({}),
  ownJoined: recorded(joined('j1')),
  otherJoined: recorded(joined('elsewhere')),
  declined: recorded({ ownStatus: 'declined' }),
  missed: recorded({ ownStatus: 'missed' }),
  shownOut: recorded({ ownStatus: 'left' }),
  start: { type: 'startAsked', chatId: 'chat', media: 'audio', joinId: 'j2', windowId: 'other' },
  join: { type: 'joinAsked', joinId: 'j2', windowId: 'other' },
  accepted: { type: 'accepted', joinId: 'j1', nowMs: nowMs + 1 },
  acceptedStale: { type: 'accepted', joinId: 'stale', nowMs: nowMs + 1 },
  refused: { type: 'refused', joinId: 'j1', nowMs },
  refusedStale: { type: 'refused', joinId: 'stale', nowMs },
  decline: { type: 'declineAsked' },
  leave: { type: 'leaveAsked', hasFailed: false, nowMs },
  leaveFailed: { type: 'leaveAsked', hasFailed: true, nowMs },
  pulse: { type: 'pulsed', joinId: 'j1', windowId: 'other', record: { ...none, ...joined('j1') }, nowMs: nowMs + 5 },
  pulseStale: { type: 'pulsed', joinId: 'stale', windowId: 'other', record: { ...none, ...joined('j1') }, nowMs: nowMs + 5 },
  timeShort: { type: 'timePassed', nowMs: nowMs + 1_000 },
  timeLong: { type: 'timePassed', nowMs: nowMs + 60_000 },
  dismiss: { type: 'dismissed' },
} as const satisfies Record<string, DeviceCallEvent>;
type EventName = keyof typeof events;

/** What follows, in short: the phase, its joining where that is another one, and the effects. */
function outcome(stateName: StateName, eventName: EventName): string {
  const before: DeviceCall | null = states[stateName];
  const { state, effects } = nextDeviceCall(before, events[eventName]);
  const joinId = state !== null && 'joinId' in state && state.joinId !== 'j1' ? ` ${state.joinId}` : '';
  const told = effects.map((effect) => ` !${effect.type}${'joinId' in effect ? ` ${effect.joinId}` : ''}${'hasFailed' in effect && effect.hasFailed ? ' failed' : ''}`);
  return `${state?.phase ?? 'nothing'}${joinId}${told.join('')}`;
}

const same: Record<StateName, string> = { nothing: 'nothing', starting: 'starting', incoming: 'incoming', dismissed: 'dismissed', joining: 'joining', in: 'in', over: 'over' };
/** By event: what follows in each phase. What is not named stays as it is, and nothing is told. */
const table: Record<EventName, Partial<Record<StateName, string>>> = {
  gone: { incoming: 'nothing', dismissed: 'nothing', in: 'nothing', over: 'nothing' },
  ended: { incoming: 'nothing', dismissed: 'nothing', in: 'over' },
  invited: { nothing: 'incoming !acknowledge', in: 'joining fresh !rejoin fresh' },
  ringing: { nothing: 'incoming !acknowledge', in: 'joining fresh !rejoin fresh' },
  busy: { nothing: 'incoming !acknowledge', in: 'joining fresh !rejoin fresh' },
  invitedTooLate: { incoming: 'nothing', in: 'joining fresh !rejoin fresh' },
  stranger: { incoming: 'nothing', dismissed: 'nothing', in: 'joining fresh !rejoin fresh' },
  ownJoined: { incoming: 'nothing', dismissed: 'nothing', starting: 'in', joining: 'in' },
  otherJoined: { incoming: 'nothing', dismissed: 'nothing', in: 'nothing' },
  declined: { incoming: 'nothing', dismissed: 'nothing', in: 'joining fresh !rejoin fresh' },
  missed: { incoming: 'nothing', dismissed: 'nothing', in: 'joining fresh !rejoin fresh' },
  shownOut: { incoming: 'nothing', dismissed: 'nothing', in: 'joining fresh !rejoin fresh' },
  start: { nothing: 'starting j2' },
  join: { nothing: 'joining j2', starting: 'joining j2', incoming: 'joining j2', dismissed: 'joining j2', joining: 'joining j2', in: 'joining j2', over: 'joining j2' },
  accepted: { starting: 'in', joining: 'in' },
  acceptedStale: {},
  refused: { starting: 'nothing', joining: 'dismissed' },
  refusedStale: {},
  decline: { nothing: 'dismissed !decline', incoming: 'dismissed !decline' },
  leave: { starting: 'nothing !leave j1', joining: 'nothing !leave j1', in: 'nothing !leave j1' },
  leaveFailed: { starting: 'over !leave j1 failed', joining: 'over !leave j1 failed', in: 'over !leave j1 failed' },
  pulse: { nothing: 'in' },
  pulseStale: {},
  timeShort: {},
  timeLong: { in: 'nothing !leave j1', over: 'nothing' },
  dismiss: { over: 'nothing' },
};
const stateNames = Object.keys(states) as StateName[];
const eventNames = Object.keys(events) as EventName[];

describe.each(stateNames)('C14: in the phase %s', (stateName) => {
  it.each(eventNames)('%s leads where it should', (eventName) => {
    expect(outcome(stateName, eventName)).toBe(table[eventName][stateName] ?? same[stateName]);
  });
});

it('a joining that takes another’s place is not given up while the record here still shows that one', () => {
  const asked = nextDeviceCall(null, { type: 'joinAsked', joinId: 'j2', windowId: 'window', replacedJoinId: 'j1' }).state;
  const inside = nextDeviceCall(asked, { type: 'accepted', joinId: 'j2', nowMs }).state;
  expect(nextDeviceCall(inside, recorded(joined('j1'), nowMs + 100)).state).toBe(inside);
  expect(nextDeviceCall(inside, recorded(joined('j1'), nowMs + 60_000)).state).toBeNull();
  expect(nextDeviceCall(inside, recorded(joined('somebody else’s'), nowMs + 100)).state).toBeNull();
});

describe('what a step keeps', () => {
  it('a window that pulses is the one of the call from then on', () => {
    expect(nextDeviceCall(states.in, events.pulse).state).toEqual({ phase: 'in', joinId: 'j1', windowId: 'other', pulsedAtMs: nowMs + 5, recordedByMs: nowMs });
    expect(nextDeviceCall(null, events.pulse).state).toEqual({ phase: 'in', joinId: 'j1', windowId: 'other', pulsedAtMs: nowMs + 5, recordedByMs: nowMs + 5 });
  });

  it('the way back is taken by the same window', () => {
    expect(nextDeviceCall(states.in, events.shownOut).state).toEqual({ phase: 'joining', joinId: 'fresh', windowId: 'window' });
  });

  it('the end is shown with its reason, and the cause of a failure as “failed”', () => {
    expect(nextDeviceCall(states.in, events.ended).state).toEqual({ phase: 'over', windowId: 'window', endReason: 'declined', overAtMs: nowMs });
    expect(nextDeviceCall(states.in, events.leaveFailed).state).toMatchObject({ endReason: 'failed' });
  });

  it('a pulse of a call that is over, or of another joining, revives nothing', () => {
    for (const record of [null, { ...none, ...joined('j1'), isEnded: true }, { ...none, ...joined('other') }, { ...none, ownStatus: 'left' as const }]) {
      expect(nextDeviceCall(null, { ...events.pulse, record }).state).toBeNull();
    }
  });

  it('an answer that overtakes the record is trusted for five seconds, and the record from its first word on', () => {
    const { state } = nextDeviceCall(states.starting, { type: 'accepted', joinId: 'j1', nowMs });
    const stale: (Partial<OwnCallRecord> | null)[] = [null, { ownStatus: 'invited' }];
    const at = (record: Partial<OwnCallRecord> | null, atMs: number) => nextDeviceCall(state, recorded(record, atMs));
    for (const record of stale) expect(at(record, nowMs + 4_999)).toEqual({ state, effects: [] });
    expect(stale.map((record) => at(record, nowMs + 5_000).state?.phase ?? 'nothing')).toEqual(['nothing', 'joining']);
    expect(at(joined('elsewhere'), nowMs + 1).state).toBeNull();
    const confirmed = at(joined('j1'), nowMs + 1_000).state;
    expect(nextDeviceCall(confirmed, recorded({ ownStatus: 'left' }, nowMs + 1_001))).toMatchObject({ state: { phase: 'joining' }, effects: [{ type: 'rejoin', joinId: 'fresh', insteadOfJoinId: 'j1' }] });
    expect(at({ isEnded: true, ownStatus: 'left' }, nowMs + 1).state?.phase).toBe('over');
  });

  it('silence and the time on screen are counted to the millisecond', () => {
    const at = (state: DeviceCall, durationMs: number) => nextDeviceCall(state, { type: 'timePassed', nowMs: nowMs + durationMs }).state?.phase ?? null;
    expect([at(states.in, windowSilenceMs), at(states.in, windowSilenceMs + 1)]).toEqual(['in', null]);
    expect([at(states.over, overShownMs), at(states.over, overShownMs + 1)]).toEqual(['over', null]);
  });
});

describe('every state that any sequence of events leads to', () => {
  const every = [
    ...Object.values(events),
    ...callParticipantStatuses.flatMap((ownStatus) => [true, false].flatMap((isEnded) => [true, false].map((mayRing) =>
      recorded({ ownStatus, isEnded, mayRing, endReason: isEnded ? 'missed' : null, ownJoinId: ownStatus === 'joined' ? 'j1' : null })))),
    ...['j2', 'fresh'].flatMap((joinId): DeviceCallEvent[] => [
      recorded(joined(joinId)), { type: 'accepted', joinId, nowMs }, { type: 'refused', joinId, nowMs },
      { type: 'pulsed', joinId, windowId: 'window', record: { ...none, ...joined(joinId) }, nowMs },
    ]),
  ] satisfies DeviceCallEvent[];

  interface Passage { readonly before: DeviceCall | null; readonly event: DeviceCallEvent; readonly after: DeviceCall | null; readonly effects: readonly DeviceCallEffect[] }

  function passages(): Passage[] {
    const found = new Map<string, DeviceCall | null>([['null', null]]);
    const all: Passage[] = [];
    for (const [, before] of found) {
      for (const event of every) {
        const { state: after, effects } = nextDeviceCall(before, event);
        all.push({ before, event, after, effects });
        // A Map that grows is walked to its end: what is new here is looked at in its turn.
        if (!found.has(JSON.stringify(after))) found.set(JSON.stringify(after), after);
      }
    }
    return all;
  }
  const walked = passages();
  const hasJoining = (state: DeviceCall | null): state is Extract<DeviceCall, { joinId: string }> => state !== null && 'joinId' in state;

  it('are all phases', () => {
    expect(new Set(walked.map(({ after }) => after?.phase ?? 'nothing'))).toEqual(new Set(['nothing', 'starting', 'incoming', 'dismissed', 'joining', 'in', 'over']));
    expect(walked.length).toBeGreaterThan(500);
  });

  it('a joining that the record still has is only given up with word of it, or for another', () => {
    for (const { before, event, after, effects } of walked) {
      if (!hasJoining(before) || (hasJoining(after) && after.joinId === before.joinId)) continue;
      const isTold = effects.some((effect) => effect.type === 'leave' && effect.joinId === before.joinId);
      const isKnown = event.type === 'refused' || event.type === 'joinAsked' || (event.type === 'recorded' && event.record?.ownJoinId !== before.joinId) || (event.type === 'recorded' && event.record?.isEnded === true);
      expect(isTold || isKnown, JSON.stringify({ before, event, after })).toBe(true);
    }
  });

  it('never asks for two joinings: coming back is only asked for by who is in', () => {
    for (const { before, after, effects } of walked) {
      for (const effect of effects) {
        if (effect.type !== 'rejoin') continue;
        expect(before?.phase).toBe('in');
        expect(after).toMatchObject({ phase: 'joining', joinId: effect.joinId });
      }
      expect(effects.length).toBeLessThanOrEqual(1);
    }
  });

  it('never begins or goes on to ring when the time for it is over', () => {
    for (const { event, after } of walked) {
      if (event.type === 'recorded' && (event.record === null || event.record.isEnded || !event.record.mayRing)) expect(after?.phase).not.toBe('incoming');
    }
  });

  it('rings once for each call: who said no, or is in, is not rung again', () => {
    for (const { before, effects } of walked) if (effects.some((effect) => effect.type === 'acknowledge')) expect(before).toBeNull();
  });

  it('a call that is over does nothing by itself any more', () => {
    for (const { before, event, after, effects } of walked) {
      if (before?.phase !== 'over') continue;
      expect(effects).toEqual([]);
      if (event.type !== 'joinAsked') expect(['nothing', 'over']).toContain(after?.phase ?? 'nothing');
    }
  });
});
