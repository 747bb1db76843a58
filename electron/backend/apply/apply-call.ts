import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';
import type { Self } from '../store/self.ts';
import type { StoreWriter } from '../store/store-database.ts';

/** Both functions write one row if it is newer than the stored one (SY6), of a chat that is held, and tell whether they did. */

export function applyCall(writer: StoreWriter, self: Self, row: CallRow): boolean {
  const sql = `INSERT INTO call_sessions (id, organization_id, chat_id, initiated_by_id, media, status, end_reason, signaling_data, created_at, started_at, ended_at,
      duration_ms, change_seq)
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
    ON CONFLICT (id) DO UPDATE SET status = excluded.status, end_reason = excluded.end_reason, signaling_data = excluded.signaling_data,
      started_at = excluded.started_at, ended_at = excluded.ended_at, duration_ms = excluded.duration_ms, change_seq = excluded.change_seq
    WHERE excluded.change_seq > call_sessions.change_seq`;
  return writer.run(
    sql, row.id, self.organizationId, row.chatId, row.initiatedById, row.media, row.status, row.endReason, JSON.stringify({ ringEndsAt: row.ringEndsAt }), row.createdAt,
    row.startedAt, row.endedAt, row.durationMs, row.changeSeq, row.chatId,
  ) > 0;
}

export function applyCallParticipant(writer: StoreWriter, self: Self, row: CallParticipantRow): boolean {
  const sql = `INSERT INTO call_participants (call_session_id, user_id, organization_id, status, join_id, is_audio_enabled, is_video_enabled, is_screen_shared,
      connection_state, joined_at, left_at, change_seq)
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM call_sessions WHERE id = ?)
    ON CONFLICT (call_session_id, user_id) DO UPDATE SET status = excluded.status, join_id = excluded.join_id, is_audio_enabled = excluded.is_audio_enabled,
      is_video_enabled = excluded.is_video_enabled, is_screen_shared = excluded.is_screen_shared, connection_state = excluded.connection_state,
      joined_at = excluded.joined_at, left_at = excluded.left_at, change_seq = excluded.change_seq
    WHERE excluded.change_seq > call_participants.change_seq`;
  return writer.run(
    sql, row.callId, row.userId, self.organizationId, row.status, row.joinId, Number(row.isAudioEnabled), Number(row.isVideoEnabled), Number(row.isScreenShared),
    row.connectionState, row.joinedAt, row.leftAt, row.changeSeq, row.callId,
  ) > 0;
}
