import type { CallConnectionState, CallEndReason, CallMedia, CallParticipantStatus, CallStatus } from '../database/enums.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import { assertNever } from '../errors/assert-never.ts';
import { limits } from './limits.ts';

/** One person in a call, as the record holds them. */
export interface CallParticipantRecord {
  readonly userId: string;
  readonly status: CallParticipantStatus;
  /** The joining they are in with; null while they are not in. */
  readonly joinId: string | null;
  readonly isAudioEnabled: boolean;
  readonly isVideoEnabled: boolean;
  readonly isScreenShared: boolean;
  readonly connectionState: CallConnectionState;
  readonly joinedAt: number | null;
  readonly leftAt: number | null;
}

/** A call with everybody who was rung or came. */
export interface CallRecord {
  readonly callId: string;
  readonly initiatedById: string;
  readonly media: CallMedia;
  readonly status: CallStatus;
  readonly endReason: CallEndReason | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  /** Until when devices ring; null for a call that rings nobody. */
  readonly ringEndsAt: number | null;
  readonly participants: ReadonlyMap<string, CallParticipantRecord>;
}

interface JoinFacts {
  readonly joinId: string;
  readonly isAudioEnabled: boolean;
  readonly isVideoEnabled: boolean;
}

export type CallEvent =
  /** A device of this person rings. */
  | { readonly type: 'rang'; readonly userId: string; readonly isBusy: boolean }
  | ({ readonly type: 'joined'; readonly userId: string } & JoinFacts)
  | { readonly type: 'declined'; readonly userId: string }
  /** `lost`: nothing was heard of them; `removed`: they may not be in any more; `failed`: no connection came about. */
  | { readonly type: 'left'; readonly userId: string; readonly why: 'hungUp' | 'lost' | 'removed' | 'failed' }
  | { readonly type: 'invited'; readonly userIds: readonly string[] }
  | ({ readonly type: 'updated'; readonly userId: string } & Pick<CallParticipantRecord, 'isAudioEnabled' | 'isVideoEnabled' | 'isScreenShared' | 'connectionState'>)
  /** Nobody rings any longer. */
  | { readonly type: 'ringEnded' }
  /** Whoever waits in it has been alone for too long. */
  | { readonly type: 'waitedAlone' };

/** How long devices ring. */
export const ringMs = 30_000;
/** How long somebody may wait alone in a call that rings nobody. */
export const aloneMs = 300_000;

const pendingStatuses: ReadonlySet<CallParticipantStatus> = new Set(['invited', 'ringing', 'busy']);

/** Whether this person is still being rung. */
export function isPending(participant: CallParticipantRecord): boolean {
  return pendingStatuses.has(participant.status);
}

export function joinedOf(record: CallRecord): CallParticipantRecord[] {
  return [...record.participants.values()].filter((participant) => participant.status === 'joined');
}

interface NewCall extends JoinFacts {
  readonly callId: string;
  readonly initiatedById: string;
  readonly media: CallMedia;
  /** Who is rung; nobody in a large group. */
  readonly ringUserIds: readonly string[];
  readonly nowMs: number;
}

/** A call at its beginning: its starter is in, the others are to be rung. */
export function beginCall(call: NewCall): CallRecord {
  const participants = new Map(call.ringUserIds.map((userId) => [userId, invitee(userId)]));
  participants.set(call.initiatedById, joining(call.initiatedById, call, call.nowMs));
  return {
    callId: call.callId, initiatedById: call.initiatedById, media: call.media, status: 'created', endReason: null, createdAt: call.nowMs, startedAt: null,
    endedAt: null, durationMs: null, ringEndsAt: call.ringUserIds.length === 0 ? null : call.nowMs + ringMs, participants,
  };
}

/**
 * Why somebody cannot come in, or null. A person is in a call on one device: another joining of theirs is only taken
 * over by the device that had it (`insteadOfJoinId`).
 */
export function whyNotJoin(record: CallRecord, joining: { userId: string; joinId: string; insteadOfJoinId: string | null }): ErrorCode | null {
  if (record.status === 'ended') return 'call_over';
  const own = record.participants.get(joining.userId);
  if (own?.status === 'joined') return own.joinId === joining.insteadOfJoinId || own.joinId === joining.joinId ? null : 'call_answered_elsewhere';
  return joinedOf(record).length >= limits.callParticipants ? 'call_full' : null;
}

/**
 * What a call is after an event; the same object when the event changes nothing, so that whatever comes twice or too
 * late is harmless. An ended call never changes again.
 */
export function nextCall(record: CallRecord, event: CallEvent, nowMs: number): CallRecord {
  if (record.status === 'ended') return record;
  const changed = applyEvent(record, event, nowMs);
  return changed === record ? record : settle(changed, event, nowMs);
}

function applyEvent(record: CallRecord, event: CallEvent, nowMs: number): CallRecord {
  switch (event.type) {
    case 'rang': return withParticipant(record, event.userId, (known) => rung(known, event.isBusy));
    case 'joined': {
      if (record.participants.get(event.userId)?.joinId === event.joinId) return record;
      return put(record, joining(event.userId, event, nowMs));
    }
    case 'declined': return withParticipant(record, event.userId, (known) => (isPending(known) ? { ...known, status: 'declined', leftAt: nowMs } : known));
    case 'left': return withParticipant(record, event.userId, (known) => gone(known, nowMs));
    case 'invited': return invite(record, event.userIds, nowMs);
    case 'updated': return withParticipant(record, event.userId, (known) => updated(known, event));
    case 'ringEnded': return { ...record, ringEndsAt: record.ringEndsAt === null ? null : Math.min(record.ringEndsAt, nowMs), participants: missed(record.participants, nowMs) };
    case 'waitedAlone': return { ...record };
    default: return assertNever(event, 'call event');
  }
}

/** What follows from who is in and who is still rung. */
function settle(record: CallRecord, event: CallEvent, nowMs: number): CallRecord {
  const joinedCount = joinedOf(record).length;
  const participants = [...record.participants.values()];
  if (record.startedAt !== null) {
    if (joinedCount >= 2) return record;
    return ended(record, event.type === 'left' && event.why === 'failed' ? 'failed' : 'completed', nowMs);
  }
  if (joinedCount >= 2) return { ...record, status: 'active', startedAt: nowMs };
  if (record.participants.get(record.initiatedById)?.status !== 'joined') return ended(record, event.type === 'left' && event.why === 'failed' ? 'failed' : 'cancelled', nowMs);
  if (event.type === 'waitedAlone') return ended(record, 'missed', nowMs);
  if (record.ringEndsAt !== null && !participants.some((one) => one.status === 'invited' || one.status === 'ringing' || (one.status === 'busy' && event.type !== 'ringEnded'))) {
    return ended(record, unansweredReason(participants), nowMs);
  }
  return record.status === 'created' && participants.some((one) => one.status === 'ringing' || one.status === 'busy') ? { ...record, status: 'ringing' } : record;
}

/** Why nobody came: all of them declined, all were busy or declined, or somebody just missed it. */
function unansweredReason(participants: readonly CallParticipantRecord[]): CallEndReason {
  const statuses = new Set(participants.map((one) => one.status));
  if (statuses.has('missed')) return 'missed';
  if (statuses.has('busy')) return 'busy';
  return statuses.has('declined') ? 'declined' : 'missed';
}

function ended(record: CallRecord, endReason: CallEndReason, nowMs: number): CallRecord {
  const participants = new Map(
    [...missed(record.participants, nowMs)].map(([userId, one]) => [userId, one.status === 'joined' ? gone(one, nowMs) : one]),
  );
  const durationMs = record.startedAt === null ? null : Math.max(0, nowMs - record.startedAt);
  return { ...record, status: 'ended', endReason, endedAt: nowMs, durationMs, participants };
}

function rung(known: CallParticipantRecord, isBusy: boolean): CallParticipantRecord {
  const status = isBusy ? 'busy' : 'ringing';
  // A free device counts more than a busy one of the same person.
  if (!isPending(known) || known.status === status || known.status === 'ringing') return known;
  return { ...known, status };
}

function invite(record: CallRecord, userIds: readonly string[], nowMs: number): CallRecord {
  const fresh = userIds.filter((userId) => {
    const known = record.participants.get(userId);
    return known === undefined || !(known.status === 'joined' || known.status === 'invited' || known.status === 'ringing');
  });
  if (fresh.length === 0) return record;
  const participants = new Map(record.participants);
  for (const userId of fresh) participants.set(userId, { ...invitee(userId), joinedAt: record.participants.get(userId)?.joinedAt ?? null });
  return { ...record, ringEndsAt: nowMs + ringMs, participants };
}

function updated(known: CallParticipantRecord, facts: Pick<CallParticipantRecord, 'isAudioEnabled' | 'isVideoEnabled' | 'isScreenShared' | 'connectionState'>): CallParticipantRecord {
  const { isAudioEnabled, isVideoEnabled, isScreenShared, connectionState } = facts;
  const isSame =
    known.isAudioEnabled === isAudioEnabled && known.isVideoEnabled === isVideoEnabled && known.isScreenShared === isScreenShared && known.connectionState === connectionState;
  return known.status !== 'joined' || isSame ? known : { ...known, isAudioEnabled, isVideoEnabled, isScreenShared, connectionState };
}

function missed(participants: ReadonlyMap<string, CallParticipantRecord>, nowMs: number): ReadonlyMap<string, CallParticipantRecord> {
  return new Map([...participants].map(([userId, one]) => [userId, one.status === 'invited' || one.status === 'ringing' ? { ...one, status: 'missed', leftAt: nowMs } : one]));
}

function gone(known: CallParticipantRecord, nowMs: number): CallParticipantRecord {
  if (known.status === 'joined') {
    return { ...known, status: 'left', joinId: null, isVideoEnabled: false, isScreenShared: false, connectionState: 'closed', leftAt: nowMs };
  }
  return isPending(known) ? { ...known, status: 'missed', leftAt: nowMs } : known;
}

function joining(userId: string, facts: JoinFacts, nowMs: number): CallParticipantRecord {
  const { joinId, isAudioEnabled, isVideoEnabled } = facts;
  return { userId, status: 'joined', joinId, isAudioEnabled, isVideoEnabled, isScreenShared: false, connectionState: 'new', joinedAt: nowMs, leftAt: null };
}

function invitee(userId: string): CallParticipantRecord {
  return { userId, status: 'invited', joinId: null, isAudioEnabled: true, isVideoEnabled: false, isScreenShared: false, connectionState: 'new', joinedAt: null, leftAt: null };
}

function withParticipant(record: CallRecord, userId: string, change: (known: CallParticipantRecord) => CallParticipantRecord): CallRecord {
  const known = record.participants.get(userId);
  const changed = known === undefined ? undefined : change(known);
  return changed === undefined || changed === known ? record : put(record, changed);
}

function put(record: CallRecord, participant: CallParticipantRecord): CallRecord {
  return { ...record, participants: new Map(record.participants).set(participant.userId, participant) };
}
