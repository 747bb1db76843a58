import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf, ownerCountOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { announceMember, appendSystemMessage } from '../stored-changes.ts';

/** Changes a member's role; a group always keeps an owner. */
export async function setMemberRole(context: CommandContext, intent: IntentOf<'member.setRole'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const targetRole = chat?.members.get(intent.userId) ?? null;
  const objects = { chat: factsOf(chat, context.actor.userId), targetRole, newRole: intent.role, ownerCount: ownerCountOf(chat) };
  const refusal = refusalOf(can(context.actor, 'member.setRole', objects));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if (targetRole === intent.role) return done;

  const changeSeq = context.nextChangeSeq();
  await context.writer.run('UPDATE chat_members SET role = ?, public_change_seq = ?, change_seq = ? WHERE chat_id = ? AND user_id = ?', [
    intent.role, changeSeq, changeSeq, chat.id, intent.userId,
  ]);
  chat.members.set(intent.userId, intent.role);
  await announceMember(context, chat.id, intent.userId);
  await appendSystemMessage(context, chat, { kind: 'role_changed', userId: intent.userId, role: intent.role });
  return done;
}
