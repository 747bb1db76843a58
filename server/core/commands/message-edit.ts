import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { findMessage, messageFactsOf } from '../find-message.ts';
import { toMessageRow } from '../stored-rows.ts';

/** Replaces the text of one's own message; the words before leave the files like deleted ones (SY8). */
export async function editMessage(context: CommandContext, intent: IntentOf<'message.edit'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const message = chat === null ? null : await findMessage(context, intent.chatId, intent.messageId);
  const objects = { chat: factsOf(chat, context.actor.userId), message: messageFactsOf(message) };
  const refusal = refusalOf(can(context.actor, 'message.edit', objects));
  if (refusal !== null || message === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if (message.body === intent.body) return done;

  // Later than the edit before, whatever this server's clock does: after a restored backup a device tells by it which words are the newer ones (SY10).
  const editedAt = Math.max(context.nowMs, (message.edited_at ?? 0) + 1);
  const changed = { ...message, body: intent.body, edited_at: editedAt, edit_count: message.edit_count + 1, change_seq: context.nextChangeSeq() };
  await context.writer.run('UPDATE messages SET body = ?, edited_at = ?, edit_count = ?, change_seq = ? WHERE id = ?', [
    changed.body, changed.edited_at, changed.edit_count, changed.change_seq, message.id,
  ]);
  context.changes.hasDeletedText = true;
  context.changes.chat(intent.chatId).messages.set(message.id, toMessageRow(changed));
  return done;
}
