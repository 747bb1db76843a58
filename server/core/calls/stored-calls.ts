import type { CallConnectionState, CallEndReason, CallMedia, CallParticipantStatus, CallStatus } from '#shared/database/enums';
import type { CallParticipantRecord, CallRecord } from '#shared/domain/call-record';
import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';

/** Calls as the database gives them, and their form on the wire. */
export interface StoredCall {
  readonly id: string;
  readonly chat_id: string;
  readonly initiated_by_id: string;
  readonly media: CallMedia;
  readonly status: CallStatus;
  readonly end_reason: CallEndReason | null;
  /** JSON: {@link SignalingData}. */
  readonly signaling_data: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly duration_ms: number | null;
  readonly change_seq: number;
}

interface SignalingData {
  readonly ringEndsAt: number | null;
}

export interface StoredCallParticipant {
  readonly call_session_id: string;
  readonly chat_id: string;
  readonly user_id: string;
  readonly status: CallParticipantStatus;
  readonly join_id: string | null;
  readonly is_audio_enabled: boolean | number;
  readonly is_video_enabled: boolean | number;
  readonly is_screen_shared: boolean | number;
  readonly connection_state: CallConnectionState;
  readonly joined_at: number | null;
  readonly left_at: number | null;
  readonly change_seq: number;
}

export const callColumns = 'id, chat_id, initiated_by_id, media, status, end_reason, signaling_data, created_at, started_at, ended_at, duration_ms, change_seq';
/** Of the tables under their own names, joined: a participant's chat is its call's. */
export const callParticipantColumns =
  'call_session_id, call_sessions.chat_id, user_id, call_participants.status, join_id, is_audio_enabled, is_video_enabled, is_screen_shared, connection_state, joined_at, left_at, call_participants.change_seq';
export const callParticipantSource = 'call_participants JOIN call_sessions ON call_sessions.id = call_participants.call_session_id';

export function toCallRow(call: StoredCall): CallRow {
  return {
    id: call.id,
    chatId: call.chat_id,
    initiatedById: call.initiated_by_id,
    media: call.media,
    status: call.status,
    endReason: call.end_reason,
    createdAt: call.created_at,
    startedAt: call.started_at,
    endedAt: call.ended_at,
    durationMs: call.duration_ms,
    ringEndsAt: ringEndOf(call),
    changeSeq: call.change_seq,
  };
}

export function toCallParticipantRow(participant: StoredCallParticipant): CallParticipantRow {
  return {
    callId: participant.call_session_id,
    chatId: participant.chat_id,
    ...toParticipantRecord(participant),
    changeSeq: participant.change_seq,
  };
}

/** The call as the domain's rules know it. */
export function toCallRecord(call: StoredCall, participants: readonly StoredCallParticipant[]): CallRecord {
  return {
    callId: call.id,
    initiatedById: call.initiated_by_id,
    media: call.media,
    status: call.status,
    endReason: call.end_reason,
    createdAt: call.created_at,
    startedAt: call.started_at,
    endedAt: call.ended_at,
    durationMs: call.duration_ms,
    ringEndsAt: ringEndOf(call),
    participants: new Map(participants.map((participant) => [participant.user_id, toParticipantRecord(participant)])),
  };
}

function toParticipantRecord(participant: StoredCallParticipant): CallParticipantRecord {
  return {
    userId: participant.user_id,
    status: participant.status,
    joinId: participant.join_id,
    isAudioEnabled: Boolean(participant.is_audio_enabled),
    isVideoEnabled: Boolean(participant.is_video_enabled),
    isScreenShared: Boolean(participant.is_screen_shared),
    connectionState: participant.connection_state,
    joinedAt: participant.joined_at,
    leftAt: participant.left_at,
  };
}

/** What is kept of a call beside its columns. */
export function toSignalingData(record: CallRecord): string {
  return JSON.stringify({ ringEndsAt: record.ringEndsAt } satisfies SignalingData);
}

function ringEndOf(call: StoredCall): number | null {
  return call.signaling_data === null ? null : (JSON.parse(call.signaling_data) as SignalingData).ringEndsAt;
}
