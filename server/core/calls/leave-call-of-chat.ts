import type { CommandContext } from '../command-context.ts';
import { changeCall } from './write-call.ts';

/** Somebody is no member any more (SY9): out of the chat's call, too. */
export async function leaveCallOfChat(context: CommandContext, chatId: string, userId: string): Promise<void> {
  const call = await context.calls.ofChat(context.writer, context.actor.organizationId, chatId);
  if (call !== null) await changeCall(context, call, { type: 'left', userId, why: 'removed' });
}
