import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf, ownerCountOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { leaveCallOfChat } from '../calls/leave-call-of-chat.ts';
import { appendSystemMessage, endMembership } from '../stored-changes.ts';

/** Leaves a group (SY9). */
export async function leaveChat(context: CommandContext, intent: IntentOf<'chat.leave'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const objects = { chat: factsOf(chat, context.actor.userId), ownerCount: ownerCountOf(chat), memberCount: chat?.members.size ?? 0 };
  const refusal = refusalOf(can(context.actor, 'chat.leave', objects));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  await leaveCallOfChat(context, chat.id, context.actor.userId);
  await endMembership(context, chat, context.actor.userId);
  await appendSystemMessage(context, chat, { kind: 'member_left' });
  return done;
}
