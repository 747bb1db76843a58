import type { MemberRole } from '#shared/database/enums';
import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf, type KnownChat } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { announceMember, appendSystemMessage } from '../stored-changes.ts';

/** Hands a group over in one step, so that it is never without an owner and never has one too many. */
export async function transferChat(context: CommandContext, intent: IntentOf<'chat.transfer'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const objects = { chat: factsOf(chat, context.actor.userId), targetRole: chat?.members.get(intent.userId) ?? null, isSelf: intent.userId === context.actor.userId };
  const refusal = refusalOf(can(context.actor, 'chat.transfer', objects));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  await giveRole(context, chat, { userId: intent.userId, role: 'owner' });
  await giveRole(context, chat, { userId: context.actor.userId, role: 'admin' });
  await appendSystemMessage(context, chat, { kind: 'group_transferred', userId: intent.userId });
  return done;
}

/** Writes a member's role and tells of it; for who has it already nothing changes. */
export async function giveRole(context: CommandContext, chat: KnownChat, { userId, role }: { userId: string; role: MemberRole }): Promise<void> {
  if (chat.members.get(userId) === role) return;
  const changeSeq = context.nextChangeSeq();
  await context.writer.run('UPDATE chat_members SET role = ?, public_change_seq = ?, change_seq = ? WHERE chat_id = ? AND user_id = ?', [role, changeSeq, changeSeq, chat.id, userId]);
  chat.members.set(userId, role);
  await announceMember(context, chat.id, userId);
}
