import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { leaveCallOfChat } from '../calls/leave-call-of-chat.ts';
import { appendSystemMessage, endMembership } from '../stored-changes.ts';

/** Takes somebody else out of a group (SY9). */
export async function removeMember(context: CommandContext, intent: IntentOf<'member.remove'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const objects = { chat: factsOf(chat, context.actor.userId), targetRole: chat?.members.get(intent.userId) ?? null };
  const refusal = refusalOf(can(context.actor, 'member.remove', objects));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if (intent.userId === context.actor.userId) return { status: 'refused', code: 'not_allowed' };
  await leaveCallOfChat(context, chat.id, intent.userId);
  await endMembership(context, chat, intent.userId);
  await appendSystemMessage(context, chat, { kind: 'member_removed', userId: intent.userId });
  return done;
}
