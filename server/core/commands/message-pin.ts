import { can } from '#shared/domain/can';
import { limits } from '#shared/domain/limits';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { findMessage, messageFactsOf } from '../find-message.ts';
import { toMessageRow } from '../stored-rows.ts';

/** Pins a message in its chat, or takes the pin away; what stands so already stays as it is. */
export async function pinMessage(context: CommandContext, intent: IntentOf<'message.pin'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const message = chat === null ? null : await findMessage(context, intent.chatId, intent.messageId);
  const objects = { chat: factsOf(chat, context.actor.userId), message: messageFactsOf(message) };
  const refusal = refusalOf(can(context.actor, 'message.pin', objects));
  if (refusal !== null || message === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if ((message.pinned_at !== null) === intent.isPinned) return done;
  if (intent.isPinned && (await countPinned(context, intent.chatId)) >= limits.pinnedMessages) return { status: 'refused', code: 'too_many_pins' };

  const changed = { ...message, pinned_at: intent.isPinned ? context.nowMs : null, pinned_by_id: intent.isPinned ? context.actor.userId : null, change_seq: context.nextChangeSeq() };
  await context.writer.run('UPDATE messages SET pinned_at = ?, pinned_by_id = ?, change_seq = ? WHERE id = ?', [changed.pinned_at, changed.pinned_by_id, changed.change_seq, message.id]);
  context.changes.chat(intent.chatId).messages.set(message.id, toMessageRow(changed));
  return done;
}

async function countPinned(context: CommandContext, chatId: string): Promise<number> {
  const row = await context.writer.get<{ count: number }>('SELECT COUNT(*) AS count FROM messages WHERE chat_id = ? AND pinned_at IS NOT NULL', [chatId]);
  return row?.count ?? 0;
}
