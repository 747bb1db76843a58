import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { announceChat } from '../new-chat.ts';
import { appendSystemMessage } from '../stored-changes.ts';

/** Renames a group or changes its topic, and says so in the conversation. */
export async function updateChat(context: CommandContext, intent: IntentOf<'chat.update'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'chat.update', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const stored = await context.writer.get<{ name: string; topic: string | null }>('SELECT name, topic FROM chats WHERE id = ?', [chat.id]);
  const name = intent.name ?? stored?.name ?? '';
  const topic = intent.topic === undefined ? (stored?.topic ?? null) : intent.topic;
  if (name === stored?.name && topic === stored.topic) return done;

  await context.writer.run('UPDATE chats SET name = ?, topic = ?, updated_at = ?, change_seq = ? WHERE id = ?', [name, topic, context.nowMs, context.nextChangeSeq(), chat.id]);
  await announceChat(context, chat.id);
  if (name !== stored?.name) await appendSystemMessage(context, chat, { kind: 'group_renamed', name });
  if (topic !== stored?.topic) await appendSystemMessage(context, chat, { kind: 'topic_changed', topic: topic ?? '' });
  return done;
}
