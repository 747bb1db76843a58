import type { CallEndReason, CallMedia, CallParticipantStatus } from '#shared/database/enums';
import { assertNever } from '#shared/errors/assert-never';

/** What this device does about one call. `null` in place of it: nothing. */
export type DeviceCall =
  /** Begun here; the server has not answered. */
  | ({ readonly phase: 'starting'; readonly chatId: string; readonly media: CallMedia } & Joining)
  /** Rings here. */
  | { readonly phase: 'incoming' }
  /** Rang here until the person said no, while the record does not know it yet. */
  | { readonly phase: 'dismissed' }
  /** Answered, joined or come back; the server has not answered. */
  | ({ readonly phase: 'joining' } & Joining)
  /** The server has let this device in; until `recordedByMs` the copy of the record here may not show it yet. */
  | ({ readonly phase: 'in'; readonly pulsedAtMs: number; readonly recordedByMs: number } & Joining)
  /** Over, and still shown. */
  | { readonly phase: 'over'; readonly windowId: string; readonly endReason: CallEndReason; readonly overAtMs: number };

interface Joining {
  readonly joinId: string;
  readonly windowId: string;
  /** This person's joining that this one takes the place of; the copy of the record here may go on showing it for a moment. */
  readonly replacedJoinId?: string;
}

/** What the record says of a call as far as this device is concerned; null when there is no such call here (any more). */
export interface OwnCallRecord {
  readonly isEnded: boolean;
  readonly endReason: CallEndReason | null;
  /** Null for somebody who was neither rung nor in. */
  readonly ownStatus: CallParticipantStatus | null;
  readonly ownJoinId: string | null;
  /** The record is fresh, this device hears the server, and the time for ringing is not over. */
  readonly mayRing: boolean;
}

export type DeviceCallEvent =
  | { readonly type: 'recorded'; readonly record: OwnCallRecord | null; readonly freshJoinId: string; readonly nowMs: number }
  | ({ readonly type: 'startAsked'; readonly chatId: string; readonly media: CallMedia } & Joining)
  | ({ readonly type: 'joinAsked' } & Joining)
  | { readonly type: 'accepted'; readonly joinId: string; readonly nowMs: number }
  | { readonly type: 'refused'; readonly joinId: string; readonly nowMs: number }
  | { readonly type: 'declineAsked' }
  | { readonly type: 'leaveAsked'; readonly hasFailed: boolean; readonly nowMs: number }
  /** The window does the media of this joining. */
  | ({ readonly type: 'pulsed'; readonly record: OwnCallRecord | null; readonly nowMs: number } & Joining)
  | { readonly type: 'timePassed'; readonly nowMs: number }
  | { readonly type: 'dismissed' };

export type DeviceCallEffect =
  /** Tell the server that this device rings. */
  | { readonly type: 'acknowledge' }
  | { readonly type: 'decline' }
  | { readonly type: 'leave'; readonly joinId: string; readonly hasFailed: boolean }
  /** Come back into the call with this joining, in the place of the one before. */
  | { readonly type: 'rejoin'; readonly joinId: string; readonly insteadOfJoinId: string };

export interface DeviceCallStep {
  readonly state: DeviceCall | null;
  readonly effects: readonly DeviceCallEffect[];
}

/** A window that does not pulse for so long is gone, and its call with it. */
export const windowSilenceMs = 8_000;
/** The answer to a joining may come before the rows that show it: when they have to be pulled. */
const recordedWithinMs = 5_000;
/** How long the end of a call stays on screen by itself. */
export const overShownMs = 8_000;

const pending: ReadonlySet<CallParticipantStatus | null> = new Set(['invited', 'ringing', 'busy']);
const to = (state: DeviceCall | null, ...effects: readonly DeviceCallEffect[]): DeviceCallStep => ({ state, effects });

/** What this device does about a call after an event, and what has to be told to the server. Pure, so that each transition can be looked at. */
export function nextDeviceCall(state: DeviceCall | null, event: DeviceCallEvent): DeviceCallStep {
  switch (event.type) {
    case 'recorded': return afterRecord(state, event);
    case 'startAsked': return state === null ? to({ phase: 'starting', chatId: event.chatId, media: event.media, joinId: event.joinId, windowId: event.windowId }) : to(state);
    case 'joinAsked': return to({ phase: 'joining', ...joiningOf(event) });
    case 'accepted': return isWaitingWith(state, event.joinId) ? to({ phase: 'in', ...joiningOf(state), pulsedAtMs: event.nowMs, recordedByMs: event.nowMs + recordedWithinMs }) : to(state);
    case 'refused': return isWaitingWith(state, event.joinId) ? to(state.phase === 'joining' ? { phase: 'dismissed' } : null) : to(state);
    case 'declineAsked': return state === null || state.phase === 'incoming' ? to({ phase: 'dismissed' }, { type: 'decline' }) : to(state);
    case 'leaveAsked': return hasJoining(state) ? afterLeaving(state, event) : to(state);
    case 'pulsed': return afterPulse(state, event);
    case 'timePassed': return afterTime(state, event.nowMs);
    case 'dismissed': return state?.phase === 'over' ? to(null) : to(state);
    default: return assertNever(event, 'device call event');
  }
}

function afterRecord(state: DeviceCall | null, { record, freshJoinId, nowMs }: Extract<DeviceCallEvent, { type: 'recorded' }>): DeviceCallStep {
  const isPending = record !== null && !record.isEnded && pending.has(record.ownStatus);
  switch (state?.phase) {
    case undefined: return isPending && record.mayRing ? to({ phase: 'incoming' }, { type: 'acknowledge' }) : to(null);
    // Answered elsewhere, declined elsewhere, given up, or rung out.
    case 'incoming': return isPending && record.mayRing ? to(state) : to(null);
    case 'dismissed': return isPending ? to(state) : to(null);
    case 'starting':
    case 'joining': return isIn(record, state.joinId) ? to({ phase: 'in', joinId: state.joinId, windowId: state.windowId, pulsedAtMs: nowMs, recordedByMs: nowMs }) : to(state);
    case 'in': return stayIn(state, { record, freshJoinId, nowMs });
    case 'over': return record === null ? to(null) : to(state);
    default: return assertNever(state, 'device call');
  }
}

/** Who hangs up is done; whoever could not be connected is told so. */
function afterLeaving(state: Joining, { hasFailed, nowMs }: Extract<DeviceCallEvent, { type: 'leaveAsked' }>): DeviceCallStep {
  const leave = { type: 'leave', joinId: state.joinId, hasFailed } as const;
  return to(hasFailed ? { phase: 'over', windowId: state.windowId, endReason: 'failed', overAtMs: nowMs } : null, leave);
}

/** Who was shown out though the window goes on comes back; who is in on another device now is not in here. */
function stayIn(state: Extract<DeviceCall, { phase: 'in' }>, facts: { record: OwnCallRecord | null; freshJoinId: string; nowMs: number }): DeviceCallStep {
  const { record, freshJoinId, nowMs } = facts;
  if (record?.isEnded === true) return to({ phase: 'over', windowId: state.windowId, endReason: record.endReason ?? 'completed', overAtMs: nowMs });
  if (isIn(record, state.joinId)) return to({ ...state, recordedByMs: nowMs });
  const isLate = nowMs < state.recordedByMs;
  if (record?.ownStatus === 'joined') return to(isLate && record.ownJoinId === state.replacedJoinId ? state : null);
  if (isLate) return to(state);
  if (record === null) return to(null);
  return to({ phase: 'joining', joinId: freshJoinId, windowId: state.windowId }, { type: 'rejoin', joinId: freshJoinId, insteadOfJoinId: state.joinId });
}

/** A window may be in a call that this backend, begun anew, does not know of. */
function afterPulse(state: DeviceCall | null, pulse: Extract<DeviceCallEvent, { type: 'pulsed' }>): DeviceCallStep {
  const { joinId, windowId, nowMs } = pulse;
  if (state?.phase === 'in' && state.joinId === joinId) return to({ ...state, windowId, pulsedAtMs: nowMs });
  return state === null && isIn(pulse.record, joinId) ? to({ phase: 'in', joinId, windowId, pulsedAtMs: nowMs, recordedByMs: nowMs }) : to(state);
}

function afterTime(state: DeviceCall | null, nowMs: number): DeviceCallStep {
  if (state?.phase === 'over') return nowMs - state.overAtMs > overShownMs ? to(null) : to(state);
  if (state?.phase === 'in' && nowMs - state.pulsedAtMs > windowSilenceMs) return to(null, { type: 'leave', joinId: state.joinId, hasFailed: false });
  return to(state);
}

function joiningOf({ joinId, windowId, replacedJoinId }: Joining): Joining {
  return { joinId, windowId, ...(replacedJoinId === undefined ? {} : { replacedJoinId }) };
}

function isIn(record: OwnCallRecord | null, joinId: string): boolean {
  return record !== null && !record.isEnded && record.ownStatus === 'joined' && record.ownJoinId === joinId;
}

function isWaitingWith(state: DeviceCall | null, joinId: string): state is Extract<DeviceCall, { phase: 'starting' | 'joining' }> {
  return (state?.phase === 'starting' || state?.phase === 'joining') && state.joinId === joinId;
}

function hasJoining(state: DeviceCall | null): state is Extract<DeviceCall, Joining & { phase: 'starting' | 'joining' | 'in' }> {
  return state?.phase === 'starting' || state?.phase === 'joining' || state?.phase === 'in';
}
