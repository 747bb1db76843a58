import { can } from '#shared/domain/can';
import { directChatId } from '#shared/domain/ids';
import type { IntentOf } from '#shared/protocol/commands/command';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { createChat } from '../new-chat.ts';
import { addMember } from '../stored-changes.ts';

/** Opens the direct chat of a pair; it exists once, whoever creates it and however often (ADR 0003). */
export async function createDirectChat(context: CommandContext, intent: IntentOf<'chat.createDirect'>): Promise<CommandOutcome> {
  const { actor, writer } = context;
  const other = await writer.get<{ status: string }>('SELECT status FROM users WHERE id = ? AND organization_id = ?', [intent.userId, actor.organizationId]);
  const facts = other === undefined ? null : { isActive: other.status === 'active', isSelf: intent.userId === actor.userId };
  const refusal = refusalOf(can(actor, 'chat.createDirect', { other: facts }));
  if (refusal !== null) return refusal;
  if (intent.chatId !== directChatId(actor.organizationId, actor.userId, intent.userId)) return { status: 'refused', code: 'invalid_request' };
  if ((await context.chats.find(writer, actor.organizationId, intent.chatId)) !== null) return done;

  const directKey = [actor.userId, intent.userId].sort().join('/');
  const chat = await createChat(context, { id: intent.chatId, kind: 'direct', directKey, name: null, topic: null });
  for (const userId of [actor.userId, intent.userId]) await addMember(context, chat, { userId, role: 'member' });
  return done;
}
