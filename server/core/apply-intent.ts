import { assertNever } from '#shared/errors/assert-never';
import type { Intent } from '#shared/protocol/commands/command';
import type { CallDuty } from './calls/call-duty.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';
import type { ScheduledDuty } from './scheduled-duty.ts';
import { declineCall, leaveCall, noteRinging, updateCall } from './commands/call-answers.ts';
import { doCallDuty } from './commands/call-duty.ts';
import { inviteToCall } from './commands/call-invite.ts';
import { joinCall } from './commands/call-join.ts';
import { startCall } from './commands/call-start.ts';
import { createDirectChat } from './commands/chat-create-direct.ts';
import { createGroup } from './commands/chat-create-group.ts';
import { leaveChat } from './commands/chat-leave.ts';
import { readChat } from './commands/chat-read.ts';
import { setChatStatus } from './commands/chat-set-status.ts';
import { transferChat } from './commands/chat-transfer.ts';
import { updateChat } from './commands/chat-update.ts';
import { addMembers } from './commands/member-add.ts';
import { setPreferences } from './commands/member-preferences.ts';
import { removeMember } from './commands/member-remove.ts';
import { setMemberRole } from './commands/member-set-role.ts';
import { deleteMessage } from './commands/message-delete.ts';
import { editMessage } from './commands/message-edit.ts';
import { markMessage } from './commands/message-mark.ts';
import { pinMessage } from './commands/message-pin.ts';
import { setPreference } from './commands/preferences-set.ts';
import { sendMessage } from './commands/message-send.ts';
import { scheduleMessage, unscheduleMessage } from './commands/message-schedule.ts';
import { sendScheduledMessage } from './commands/message-send-scheduled.ts';
import { updateProfile } from './commands/profile-update.ts';
import { setReaction } from './commands/reaction-set.ts';

/** Carries out one intent inside the tick's transaction. Decides first, then writes: a refusal leaves no trace. */
export function applyIntent(context: CommandContext, intent: Intent | CallDuty | ScheduledDuty): Promise<CommandOutcome> {
  switch (intent.kind) {
    case 'message.send': return sendMessage(context, intent);
    case 'message.edit': return editMessage(context, intent);
    case 'message.delete': return deleteMessage(context, intent);
    case 'message.pin': return pinMessage(context, intent);
    case 'message.schedule': return scheduleMessage(context, intent);
    case 'message.unschedule': return unscheduleMessage(context, intent);
    case 'message.sendScheduled': return sendScheduledMessage(context, intent);
    case 'message.mark': return markMessage(context, intent);
    case 'reaction.set': return setReaction(context, intent);
    case 'chat.read': return readChat(context, intent);
    case 'chat.createDirect': return createDirectChat(context, intent);
    case 'chat.createGroup': return createGroup(context, intent);
    case 'chat.update': return updateChat(context, intent);
    case 'chat.setStatus': return setChatStatus(context, intent);
    case 'chat.transfer': return transferChat(context, intent);
    case 'member.add': return addMembers(context, intent);
    case 'member.remove': return removeMember(context, intent);
    case 'member.setRole': return setMemberRole(context, intent);
    case 'chat.leave': return leaveChat(context, intent);
    case 'member.preferences': return setPreferences(context, intent);
    case 'preferences.set': return setPreference(context, intent);
    case 'profile.update': return updateProfile(context, intent);
    case 'call.start': return startCall(context, intent);
    case 'call.ringing': return noteRinging(context, intent);
    case 'call.join': return joinCall(context, intent);
    case 'call.decline': return declineCall(context, intent);
    case 'call.leave': return leaveCall(context, intent);
    case 'call.invite': return inviteToCall(context, intent);
    case 'call.update': return updateCall(context, intent);
    case 'call.endRing':
    case 'call.endWait':
    case 'call.showOut': return doCallDuty(context, intent);
    default: return assertNever(intent, 'intent');
  }
}
