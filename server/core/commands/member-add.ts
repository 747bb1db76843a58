import { can } from '#shared/domain/can';
import { limits } from '#shared/domain/limits';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { findColleagues } from '../find-colleagues.ts';
import { addMember, appendSystemMessage } from '../stored-changes.ts';

/** Adds colleagues; who is in already stays as they are. */
export async function addMembers(context: CommandContext, intent: IntentOf<'member.add'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'member.add', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const newIds = [...new Set(intent.userIds)].filter((userId) => !chat.members.has(userId));
  if (newIds.length === 0) return done;
  if ((await findColleagues(context, newIds)).size < newIds.length) return { status: 'refused', code: 'not_found' };
  if (chat.members.size + newIds.length > limits.groupMembers) return { status: 'refused', code: 'request_too_large' };
  // First the line, so that the new members have read it when they come in.
  await appendSystemMessage(context, chat, { kind: 'members_added', userIds: newIds });
  for (const userId of newIds) await addMember(context, chat, { userId, role: 'member' });
  return done;
}
