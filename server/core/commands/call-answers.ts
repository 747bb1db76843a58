import { can } from '#shared/domain/can';
import type { CallEvent } from '#shared/domain/call-record';
import type { IntentOf } from '#shared/protocol/commands/command';
import { findCall } from '../calls/find-call.ts';
import { changeCall } from '../calls/write-call.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';

/** A device of this person rings. */
export function noteRinging(context: CommandContext, intent: IntentOf<'call.ringing'>): Promise<CommandOutcome> {
  return tellCall(context, intent, { type: 'rang', userId: context.actor.userId, isBusy: intent.isBusy });
}

/** This person does not take the call. */
export function declineCall(context: CommandContext, intent: IntentOf<'call.decline'>): Promise<CommandOutcome> {
  return tellCall(context, intent, { type: 'declined', userId: context.actor.userId });
}

/** Leaves the call that was joined with this join id; a later joining of the same person is not meant. */
export function leaveCall(context: CommandContext, intent: IntentOf<'call.leave'>): Promise<CommandOutcome> {
  return tellCall(context, intent, { type: 'left', userId: context.actor.userId, why: intent.hasFailed ? 'failed' : 'hungUp' }, intent.joinId);
}

/** What this person sends now, and how their connection stands. */
export function updateCall(context: CommandContext, intent: IntentOf<'call.update'>): Promise<CommandOutcome> {
  const { isAudioEnabled, isVideoEnabled, isScreenShared, connectionState } = intent;
  return tellCall(context, intent, { type: 'updated', userId: context.actor.userId, isAudioEnabled, isVideoEnabled, isScreenShared, connectionState }, intent.joinId);
}

/** Lets an event of this person happen; a call that is over is no reason to refuse what ends or only reports. */
async function tellCall(context: CommandContext, named: { callId: string; chatId: string }, event: CallEvent, joinId?: string): Promise<CommandOutcome> {
  const { call, chat } = await findCall(context, named);
  const refusal = refusalOf(can(context.actor, 'call.answer', chat));
  if (refusal !== null) return refusal;
  const own = call?.record.participants.get(context.actor.userId);
  if (call === null || own === undefined || (joinId !== undefined && own.joinId !== joinId)) return done;
  await changeCall(context, call, event);
  return done;
}
