import { can } from '#shared/domain/can';
import { limits } from '#shared/domain/limits';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { endScheduled, readScheduled, writeScheduled } from '../write-scheduled.ts';

/** Keeps a message until its time; the same id again changes it, also after it was taken back elsewhere: words are rather kept. */
export async function scheduleMessage(context: CommandContext, intent: IntentOf<'message.schedule'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'message.schedule', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const sent = context.lookups.message(intent.messageId);
  if (sent !== undefined) return { status: 'refused', code: sent.senderId === context.actor.userId ? 'already_sent' : 'conflict' };
  const known = await readScheduled(context, intent.messageId);
  if (known !== undefined && (known.user_id !== context.actor.userId || known.chat_id !== intent.chatId)) return { status: 'refused', code: 'conflict' };
  if ((known === undefined || known.ended_at !== null) && (await countWaiting(context)) >= limits.scheduledMessages) return { status: 'refused', code: 'too_many_scheduled' };
  await writeScheduled(context, {
    id: intent.messageId, chat_id: intent.chatId, user_id: context.actor.userId, body: intent.body, reply_to_message_id: intent.replyToMessageId,
    thread_root_message_id: intent.threadRootMessageId ?? null, is_also_in_chat: intent.isAlsoInChat === true, send_at: intent.sendAt, failed_code: null, ended_at: null,
  });
  return done;
}

/** Takes a scheduled message back. One that is gone already, or was sent meanwhile, is none any more. */
export async function unscheduleMessage(context: CommandContext, intent: IntentOf<'message.unschedule'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'message.unschedule', factsOf(chat, context.actor.userId)));
  if (refusal !== null) return refusal;
  if (context.lookups.message(intent.messageId) !== undefined) return { status: 'refused', code: 'already_sent' };
  const known = await readScheduled(context, intent.messageId);
  if (known === undefined || known.user_id !== context.actor.userId) return { status: 'refused', code: 'not_found' };
  if (known.ended_at === null) await endScheduled(context, known);
  return done;
}

async function countWaiting(context: CommandContext): Promise<number> {
  const row = await context.writer.get<{ count: number }>('SELECT COUNT(*) AS count FROM scheduled_messages WHERE user_id = ? AND ended_at IS NULL', [context.actor.userId]);
  return row?.count ?? 0;
}
