import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { announceOwnMember } from '../stored-changes.ts';
import type { SqlValue } from '../../store/sql-database.ts';

/** Changes what the chat is to oneself; only one's own devices hear of it. */
export async function setPreferences(context: CommandContext, intent: IntentOf<'member.preferences'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'member.preferences', factsOf(chat, context.actor.userId)));
  if (refusal !== null) return refusal;
  const columns: [string, SqlValue][] = [];
  if (intent.notificationPreference !== undefined) columns.push(['notification_preference', intent.notificationPreference]);
  if (intent.mutedUntil !== undefined) columns.push(['muted_until', intent.mutedUntil]);
  if (intent.pinnedAt !== undefined) columns.push(['pinned_at', intent.pinnedAt]);
  if (intent.markedUnreadSeq !== undefined) columns.push(['marked_unread_seq', intent.markedUnreadSeq]);
  if (columns.length === 0) return done;
  const assignments = columns.map(([column]) => `${column} = ?`).join(', ');
  await context.writer.run(`UPDATE chat_members SET ${assignments}, change_seq = ? WHERE chat_id = ? AND user_id = ?`, [
    ...columns.map(([, value]) => value), context.nextChangeSeq(), intent.chatId, context.actor.userId,
  ]);
  await announceOwnMember(context, intent.chatId);
  return done;
}
