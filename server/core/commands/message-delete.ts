import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { findMessage, messageFactsOf } from '../find-message.ts';
import { releaseFiles } from '../files/place-files.ts';
import { toMessageRow } from '../stored-rows.ts';

/** Leaves a tombstone where the message was: no text, no files, no reactions, no reference to what it answered (SY8). */
export async function deleteMessage(context: CommandContext, intent: IntentOf<'message.delete'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const message = chat === null ? null : await findMessage(context, intent.chatId, intent.messageId);
  const objects = { chat: factsOf(chat, context.actor.userId), message: messageFactsOf(message) };
  const refusal = refusalOf(can(context.actor, 'message.delete', objects));
  if (refusal !== null || message === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if (message.deleted_at !== null) return done;

  const tombstone = { ...message, body: '', reply_to_message_id: null, details: null, pinned_at: null, pinned_by_id: null, deleted_at: context.nowMs, deleted_by_id: context.actor.userId, change_seq: context.nextChangeSeq() };
  await context.writer.run(
    `UPDATE messages SET body = '', reply_to_message_id = NULL, details = NULL, pinned_at = NULL, pinned_by_id = NULL, deleted_at = ?, deleted_by_id = ?, change_seq = ? WHERE id = ?`,
    [tombstone.deleted_at, tombstone.deleted_by_id, tombstone.change_seq, message.id],
  );
  // Devices drop a tombstone's reactions by themselves, so these need no change numbers.
  await context.writer.run('DELETE FROM message_reactions WHERE message_id = ?', [message.id]);
  if (message.type !== 'text') await releaseFiles(context, message);
  context.changes.hasDeletedText = true;
  const rows = context.changes.chat(intent.chatId);
  for (const [key, reaction] of rows.reactions) if (reaction.messageId === message.id) rows.reactions.delete(key);
  rows.messages.set(message.id, toMessageRow(tombstone));
  return done;
}
