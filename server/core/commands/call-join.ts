import { can } from '#shared/domain/can';
import { whyNotJoin } from '#shared/domain/call-record';
import type { IntentOf } from '#shared/protocol/commands/command';
import { findCall } from '../calls/find-call.ts';
import { changeCall } from '../calls/write-call.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';

/** Answers, joins, or comes back; the first device of a person wins. */
export async function joinCall(context: CommandContext, intent: IntentOf<'call.join'>): Promise<CommandOutcome> {
  const { call, chat } = await findCall(context, intent);
  const refusal = refusalOf(can(context.actor, 'call.use', chat));
  if (refusal !== null) return refusal;
  if (call === null) return { status: 'refused', code: 'call_over' };
  const { userId } = context.actor;
  const code = whyNotJoin(call.record, { userId, joinId: intent.joinId, insteadOfJoinId: intent.insteadOfJoinId });
  if (code !== null) return { status: 'refused', code };
  const { joinId, isAudioEnabled, isVideoEnabled } = intent;
  await changeCall(context, call, { type: 'joined', userId, joinId, isAudioEnabled, isVideoEnabled });
  return done;
}
