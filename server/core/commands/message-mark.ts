import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { markColumns, toMarkRow, type StoredMark } from '../stored-marks.ts';

/**
 * Changes what a message is to the one who asks; only their own devices hear of it. The message need not be here: after a
 * restored backup its sender may offer it later (SY10). The thread's pointer only moves forward, as that of a chat (SY11).
 */
export async function markMessage(context: CommandContext, intent: IntentOf<'message.mark'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'message.mark', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const stored = await context.writer.get<StoredMark>(`SELECT ${markColumns} FROM message_marks WHERE message_id = ? AND user_id = ?`, [intent.messageId, context.actor.userId]);
  const next = changedMark(stored, intent, chat.lastSeq);
  if (next === null) return done;
  const mark: StoredMark = { ...next, change_seq: context.nextChangeSeq() };
  await context.writer.run(
    `INSERT INTO message_marks (message_id, user_id, organization_id, chat_id, saved_at, is_following, thread_read_seq, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (message_id, user_id) DO UPDATE SET saved_at = excluded.saved_at, is_following = excluded.is_following,
       thread_read_seq = excluded.thread_read_seq, change_seq = excluded.change_seq`,
    [mark.message_id, context.actor.userId, context.actor.organizationId, mark.chat_id, mark.saved_at, mark.is_following === null ? null : Number(mark.is_following), mark.thread_read_seq, mark.change_seq],
  );
  context.changes.user(context.actor.userId).marks.set(mark.message_id, toMarkRow(mark));
  return done;
}

/** The mark as it would be; null when nothing changes, or when the message's id is taken in another chat. */
function changedMark(stored: StoredMark | undefined, intent: IntentOf<'message.mark'>, lastSeq: number): Omit<StoredMark, 'change_seq'> | null {
  if (stored !== undefined && stored.chat_id !== intent.chatId) return null;
  const isFollowing = stored === undefined || stored.is_following === null ? null : Boolean(stored.is_following);
  const before = { saved_at: stored?.saved_at ?? null, is_following: isFollowing, thread_read_seq: stored?.thread_read_seq ?? 0 };
  const after = {
    saved_at: intent.savedAt === undefined ? before.saved_at : intent.savedAt,
    is_following: intent.isFollowing ?? before.is_following,
    thread_read_seq: Math.max(before.thread_read_seq, Math.min(intent.threadReadSeq ?? 0, lastSeq)),
  };
  const isSame = after.saved_at === before.saved_at && after.is_following === before.is_following && after.thread_read_seq === before.thread_read_seq;
  return isSame ? null : { message_id: intent.messageId, chat_id: intent.chatId, ...after };
}
