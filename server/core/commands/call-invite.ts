import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { readActors } from '../actor-directory.ts';
import { findCall } from '../calls/find-call.ts';
import { changeCall } from '../calls/write-call.ts';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';

/** Rings members who are not in, from within the call; who may not be in calls is left out. */
export async function inviteToCall(context: CommandContext, intent: IntentOf<'call.invite'>): Promise<CommandOutcome> {
  const { call, chat } = await findCall(context, intent);
  const refusal = refusalOf(can(context.actor, 'call.use', chat));
  if (refusal !== null) return refusal;
  if (call === null) return { status: 'refused', code: 'call_over' };
  if (call.record.participants.get(context.actor.userId)?.status !== 'joined') return { status: 'refused', code: 'not_allowed' };
  const known = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const actors = await readActors(context.writer, intent.userIds);
  const userIds = intent.userIds.filter((userId) => {
    const other = actors.get(userId);
    return other !== undefined && can(other, 'call.use', factsOf(known, userId)).allowed;
  });
  if (userIds.length === 0) return { status: 'refused', code: 'call_nobody' };
  await changeCall(context, call, { type: 'invited', userIds });
  return done;
}
