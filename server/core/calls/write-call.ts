import { nextCall, type CallEvent, type CallParticipantRecord, type CallRecord } from '#shared/domain/call-record';
import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';
import type { CommandContext } from '../command-context.ts';
import { appendSystemMessage } from '../stored-changes.ts';
import type { LiveCall } from './live-calls.ts';
import { toRosterCall } from './roster-call.ts';
import { toSignalingData } from './stored-calls.ts';

/** Lets an event happen to a running call, and writes what it changed. */
export async function changeCall(context: CommandContext, call: LiveCall, event: CallEvent): Promise<void> {
  const before = call.record;
  const after = nextCall(before, event, context.nowMs);
  if (after === before) return;
  call.record = after;
  if (isSessionChanged(before, after)) await updateSession(context, call);
  for (const participant of after.participants.values()) {
    const known = before.participants.get(participant.userId);
    if (known !== participant) await writeParticipant(context, call, { participant, hasMoved: known?.connectionState !== participant.connectionState });
  }
  await finishChange(context, call);
}

/** Writes a call that has just begun. */
export async function insertCall(context: CommandContext, call: LiveCall): Promise<void> {
  const { record, chatId } = call;
  const changeSeq = context.nextChangeSeq();
  await context.writer.run(
    `INSERT INTO call_sessions (id, organization_id, chat_id, initiated_by_id, media, status, signaling_data, created_at, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [record.callId, call.organizationId, chatId, record.initiatedById, record.media, record.status, toSignalingData(record), record.createdAt, changeSeq],
  );
  context.changes.chat(chatId).calls.set(record.callId, toRow(call, changeSeq));
  for (const participant of record.participants.values()) await writeParticipant(context, call, { participant, hasMoved: true });
  context.calls.add(call);
  await finishChange(context, call);
}

async function finishChange(context: CommandContext, call: LiveCall): Promise<void> {
  context.changes.calls.set(call.record.callId, toRosterCall(call));
  if (call.record.status !== 'ended') return;
  context.calls.remove(call);
  await appendClosingMessage(context, call);
}

/** Everybody reads in the chat how the call ended. */
async function appendClosingMessage(context: CommandContext, call: LiveCall): Promise<void> {
  const chat = await context.chats.find(context.writer, call.organizationId, call.chatId);
  const { callId, media, endReason, durationMs, initiatedById, participants } = call.record;
  if (chat === null || endReason === null) return;
  const participantCount = [...participants.values()].filter((one) => one.joinedAt !== null).length;
  await appendSystemMessage(context, chat, { kind: 'call_ended', callId, media, reason: endReason, durationMs, participantCount }, initiatedById);
}

function isSessionChanged(before: CallRecord, after: CallRecord): boolean {
  return before.status !== after.status || before.ringEndsAt !== after.ringEndsAt || before.startedAt !== after.startedAt || before.endedAt !== after.endedAt;
}

async function updateSession(context: CommandContext, call: LiveCall): Promise<void> {
  const { record } = call;
  const changeSeq = context.nextChangeSeq();
  await context.writer.run(
    'UPDATE call_sessions SET status = ?, end_reason = ?, signaling_data = ?, started_at = ?, ended_at = ?, duration_ms = ?, change_seq = ? WHERE id = ?',
    [record.status, record.endReason, toSignalingData(record), record.startedAt, record.endedAt, record.durationMs, changeSeq, record.callId],
  );
  context.changes.chat(call.chatId).calls.set(record.callId, toRow(call, changeSeq));
}

const upsertParticipantSql = `INSERT INTO call_participants
  (call_session_id, user_id, organization_id, status, join_id, is_audio_enabled, is_video_enabled, is_screen_shared, connection_state, connection_changed_at, joined_at, left_at, change_seq)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (call_session_id, user_id) DO UPDATE SET status = excluded.status, join_id = excluded.join_id, is_audio_enabled = excluded.is_audio_enabled,
    is_video_enabled = excluded.is_video_enabled, is_screen_shared = excluded.is_screen_shared, connection_state = excluded.connection_state,
    connection_changed_at = COALESCE(excluded.connection_changed_at, call_participants.connection_changed_at),
    joined_at = excluded.joined_at, left_at = excluded.left_at, change_seq = excluded.change_seq`;

async function writeParticipant(context: CommandContext, call: LiveCall, change: { participant: CallParticipantRecord; hasMoved: boolean }): Promise<void> {
  const { callId } = call.record;
  const { participant: one } = change;
  const row: CallParticipantRow = { callId, chatId: call.chatId, ...one, changeSeq: context.nextChangeSeq() };
  await context.writer.run(upsertParticipantSql, [
    callId, one.userId, call.organizationId, one.status, one.joinId, Number(one.isAudioEnabled), Number(one.isVideoEnabled), Number(one.isScreenShared),
    one.connectionState, change.hasMoved ? context.nowMs : null, one.joinedAt, one.leftAt, row.changeSeq,
  ]);
  context.changes.chat(call.chatId).callParticipants.set(`${callId} ${one.userId}`, row);
}

function toRow(call: LiveCall, changeSeq: number): CallRow {
  const { callId, initiatedById, media, status, endReason, createdAt, startedAt, endedAt, durationMs, ringEndsAt } = call.record;
  return { id: callId, chatId: call.chatId, initiatedById, media, status, endReason, createdAt, startedAt, endedAt, durationMs, ringEndsAt, changeSeq };
}
