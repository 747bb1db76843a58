import { done, type CommandContext, type CommandOutcome } from '../command-context.ts';
import type { ScheduledDuty } from '../scheduled-duty.ts';
import type { StoredScheduled } from '../stored-scheduled.ts';
import { endScheduled, readScheduled, writeScheduled } from '../write-scheduled.ts';
import { sendMessage } from './message-send.ts';

/**
 * Sends a scheduled message as its writer would, with the rights they have now. Asked for twice, it is sent once (SY2).
 * What may not be sent any more is kept for its writer with the reason, never dropped.
 */
export async function sendScheduledMessage(context: CommandContext, duty: ScheduledDuty): Promise<CommandOutcome> {
  const message = await readScheduled(context, duty.messageId);
  if (message === undefined || message.ended_at !== null || message.failed_code !== null || message.send_at > context.nowMs) return done;
  const outcome = await sendMessage(context, toIntent(message));
  if (outcome.status === 'done') await endScheduled(context, message);
  else await writeScheduled(context, { ...message, failed_code: outcome.code });
  return done;
}

function toIntent(message: StoredScheduled): Parameters<typeof sendMessage>[1] {
  const thread = message.thread_root_message_id === null ? {} : { threadRootMessageId: message.thread_root_message_id, ...(message.is_also_in_chat ? { isAlsoInChat: true as const } : {}) };
  return { kind: 'message.send', chatId: message.chat_id, messageId: message.id, body: message.body, replyToMessageId: message.reply_to_message_id, ...thread };
}
