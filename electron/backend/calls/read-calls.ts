import type { CallConnectionState, CallEndReason, CallMedia, CallParticipantStatus, CallStatus } from '#shared/database/enums';
import type { CallParticipantRecord, CallRecord } from '#shared/domain/call-record';
import { HallwayError } from '#shared/errors/hallway-error';
import type { StoreReader } from '../store/store-database.ts';

/** A call as this computer's copy of the record has it. */
export interface HeldCall {
  readonly chatId: string;
  readonly record: CallRecord;
}

interface CallRow {
  readonly id: string;
  readonly chat_id: string;
  readonly initiated_by_id: string;
  readonly media: CallMedia;
  readonly status: CallStatus;
  readonly end_reason: CallEndReason | null;
  readonly signaling_data: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly duration_ms: number | null;
}

interface ParticipantRow {
  readonly user_id: string;
  readonly status: CallParticipantStatus;
  readonly join_id: string | null;
  readonly is_audio_enabled: number;
  readonly is_video_enabled: number;
  readonly is_screen_shared: number;
  readonly connection_state: CallConnectionState;
  readonly joined_at: number | null;
  readonly left_at: number | null;
}

const callColumns = 'id, chat_id, initiated_by_id, media, status, end_reason, signaling_data, created_at, started_at, ended_at, duration_ms';

/** The calls that run, newest first. */
export function readLiveCalls(store: StoreReader, organizationId: string): HeldCall[] {
  const sql = `SELECT ${callColumns} FROM call_sessions WHERE organization_id = ? AND status IN ('created', 'ringing', 'active') ORDER BY created_at DESC`;
  return store.all<CallRow>(sql, organizationId).map((row) => toHeldCall(store, row));
}

/** The running call of a chat, or null. */
export function readLiveCallOfChat(store: StoreReader, chatId: string): HeldCall | null {
  const sql = `SELECT ${callColumns} FROM call_sessions WHERE chat_id = ? AND status <> 'ended' ORDER BY created_at DESC LIMIT 1`;
  const row = store.get<CallRow>(sql, chatId);
  return row === undefined ? null : toHeldCall(store, row);
}

/** The call, running or over, or null when this computer holds none with this id. */
export function readCall(store: StoreReader, callId: string): HeldCall | null {
  const row = store.get<CallRow>(`SELECT ${callColumns} FROM call_sessions WHERE id = ?`, callId);
  return row === undefined ? null : toHeldCall(store, row);
}

/** @throws HallwayError `call_over` when this computer holds no such call */
export function requireCall(store: StoreReader, callId: string): HeldCall {
  const call = readCall(store, callId);
  if (call === null) throw new HallwayError('call_over');
  return call;
}

function toHeldCall(store: StoreReader, row: CallRow): HeldCall {
  const participants = store.all<ParticipantRow>(
    `SELECT user_id, status, join_id, is_audio_enabled, is_video_enabled, is_screen_shared, connection_state, joined_at, left_at
     FROM call_participants WHERE call_session_id = ? ORDER BY COALESCE(joined_at, 9e15), user_id`,
    row.id,
  );
  const ringEndsAt = row.signaling_data === null ? null : (JSON.parse(row.signaling_data) as { ringEndsAt: number | null }).ringEndsAt;
  return {
    chatId: row.chat_id,
    record: {
      callId: row.id, initiatedById: row.initiated_by_id, media: row.media, status: row.status, endReason: row.end_reason, createdAt: row.created_at,
      startedAt: row.started_at, endedAt: row.ended_at, durationMs: row.duration_ms, ringEndsAt,
      participants: new Map(participants.map((participant) => [participant.user_id, toParticipant(participant)])),
    },
  };
}

function toParticipant(row: ParticipantRow): CallParticipantRecord {
  return {
    userId: row.user_id, status: row.status, joinId: row.join_id, isAudioEnabled: row.is_audio_enabled === 1, isVideoEnabled: row.is_video_enabled === 1,
    isScreenShared: row.is_screen_shared === 1, connectionState: row.connection_state, joinedAt: row.joined_at, leftAt: row.left_at,
  };
}
