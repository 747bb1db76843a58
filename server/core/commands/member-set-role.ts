import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf, ownerCountOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { appendSystemMessage } from '../stored-changes.ts';
import { giveRole } from './chat-transfer.ts';

/** Changes a member's role; a group always keeps an owner. */
export async function setMemberRole(context: CommandContext, intent: IntentOf<'member.setRole'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const targetRole = chat?.members.get(intent.userId) ?? null;
  const objects = { chat: factsOf(chat, context.actor.userId), targetRole, newRole: intent.role, ownerCount: ownerCountOf(chat) };
  const refusal = refusalOf(can(context.actor, 'member.setRole', objects));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if (targetRole === intent.role) return done;

  await giveRole(context, chat, { userId: intent.userId, role: intent.role });
  await appendSystemMessage(context, chat, { kind: 'role_changed', userId: intent.userId, role: intent.role });
  return done;
}
