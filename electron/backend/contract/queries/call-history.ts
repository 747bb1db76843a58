import type { CallHistory, PastCallView } from '#shared/contract/views/calls-view';
import type { CallEndReason, CallMedia, ChatKind } from '#shared/database/enums';
import { can } from '#shared/domain/can';
import type { QueryParams } from '#shared/contract/queries';
import { unknownName } from '#shared/domain/unknown-name';
import type { ViewContext } from '../view-context.ts';
import { readChatFacts } from './chat-detail.ts';

interface PastCallRow {
  readonly id: string;
  readonly chat_id: string;
  readonly kind: ChatKind;
  readonly name: string | null;
  readonly other_id: string | null;
  readonly other_name: string | null;
  readonly media: CallMedia;
  readonly end_reason: CallEndReason | null;
  readonly initiated_by_id: string;
  readonly caller_name: string | null;
  readonly created_at: number;
  readonly duration_ms: number | null;
  readonly participant_count: number;
  /** This person was in it, or said no. */
  readonly was_answered: number;
}

const pastCallsSql = `
  SELECT call_sessions.id, call_sessions.chat_id, chats.kind, chats.name, other_user.id AS other_id, other_user.display_name AS other_name, call_sessions.media,
    call_sessions.end_reason, call_sessions.initiated_by_id, caller.display_name AS caller_name, call_sessions.created_at, call_sessions.duration_ms,
    (SELECT COUNT(*) FROM call_participants WHERE call_session_id = call_sessions.id AND joined_at IS NOT NULL) AS participant_count,
    EXISTS (SELECT 1 FROM call_participants WHERE call_session_id = call_sessions.id AND user_id = ? AND (joined_at IS NOT NULL OR status = 'declined')) AS was_answered
  FROM call_sessions
  JOIN chats ON chats.id = call_sessions.chat_id
  LEFT JOIN chat_members AS other ON chats.kind = 'direct' AND other.chat_id = chats.id AND other.user_id <> ?
  LEFT JOIN users AS other_user ON other_user.id = other.user_id
  LEFT JOIN users AS caller ON caller.id = call_sessions.initiated_by_id
  WHERE call_sessions.status = 'ended' AND (? IS NULL OR call_sessions.chat_id = ?)
  ORDER BY call_sessions.created_at DESC LIMIT ?`;

/** Calls that are over, newest first. */
export function callHistoryView(context: ViewContext, { chatId, limit }: QueryParams<'callHistory'>): CallHistory {
  const { store, self } = context;
  const rows = store.all<PastCallRow>(pastCallsSql, self.userId, self.userId, chatId, chatId, limit + 1);
  return { calls: rows.slice(0, limit).map((row) => toPastCall(context, row)), hasMore: rows.length > limit };
}

function toPastCall(context: ViewContext, row: PastCallRow): PastCallView {
  const isOwn = row.initiated_by_id === context.self.userId;
  return {
    callId: row.id,
    chatId: row.chat_id,
    chatKind: row.kind,
    title: (row.kind === 'direct' ? row.other_name : row.name) ?? unknownName,
    otherUserId: row.other_id,
    media: row.media,
    direction: isOwn ? 'outgoing' : row.was_answered === 1 ? 'incoming' : 'missed',
    endReason: row.end_reason ?? 'completed',
    callerName: row.caller_name ?? unknownName,
    createdAt: row.created_at,
    durationMs: row.duration_ms,
    participantCount: row.participant_count,
    canCallBack: can(context.actor, 'call.use', readChatFacts(context, row.chat_id)).allowed,
  };
}
