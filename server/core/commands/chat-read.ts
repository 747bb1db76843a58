import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { announceOwnMember } from '../stored-changes.ts';

/** Moves the read pointer forward, never back and never above the newest message (SY11). */
export async function readChat(context: CommandContext, intent: IntentOf<'chat.read'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'chat.read', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const seq = Math.min(intent.seq, chat.lastSeq);
  const pointer = await context.writer.get<{ last_read_seq: number }>(
    'SELECT last_read_seq FROM chat_members WHERE chat_id = ? AND user_id = ?',
    [chat.id, context.actor.userId],
  );
  if (pointer === undefined || pointer.last_read_seq >= seq) return done;
  await context.writer.run('UPDATE chat_members SET last_read_seq = ?, change_seq = ? WHERE chat_id = ? AND user_id = ?', [
    seq, context.nextChangeSeq(), chat.id, context.actor.userId,
  ]);
  await announceOwnMember(context, chat.id);
  return done;
}
