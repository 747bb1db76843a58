import { assertNever } from '#shared/errors/assert-never';
import type { CallDuty } from '../calls/call-duty.ts';
import { changeCall } from '../calls/write-call.ts';
import { done, type CommandContext, type CommandOutcome } from '../command-context.ts';

/** Does what is due to a call; whatever has happened meanwhile makes it harmless. */
export async function doCallDuty(context: CommandContext, duty: CallDuty): Promise<CommandOutcome> {
  const call = await context.calls.find(context.writer, context.actor.organizationId, duty.callId);
  if (call === null) return done;
  switch (duty.kind) {
    case 'call.endRing':
      if (call.record.ringEndsAt !== null && call.record.ringEndsAt <= context.nowMs) await changeCall(context, call, { type: 'ringEnded' });
      return done;
    case 'call.endWait':
      if (call.record.startedAt === null) await changeCall(context, call, { type: 'waitedAlone' });
      return done;
    case 'call.showOut':
      if (call.record.participants.get(duty.userId)?.joinId === duty.joinId) await changeCall(context, call, { type: 'left', userId: duty.userId, why: duty.why });
      return done;
    default:
      return assertNever(duty, 'call duty');
  }
}
