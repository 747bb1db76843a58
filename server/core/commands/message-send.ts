import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { appendMessage } from '../stored-changes.ts';

/** Writes a text message (SY1 to SY4). */
export async function sendMessage(context: CommandContext, intent: IntentOf<'message.send'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'message.send', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  // The id names one message for ever: with another command it would be somebody else's message (SY2).
  if (await messageExists(context, intent.messageId)) return { status: 'refused', code: 'conflict' };
  const row = await appendMessage(context, chat, {
    id: intent.messageId,
    type: 'text',
    body: intent.body,
    replyToMessageId: intent.replyToMessageId,
    details: null,
  });
  return { status: 'done', message: { seq: row.seq, createdAt: row.createdAt, changeSeq: row.changeSeq } };
}

async function messageExists(context: CommandContext, messageId: string): Promise<boolean> {
  return (await context.writer.get('SELECT 1 AS found FROM messages WHERE id = ?', [messageId])) !== undefined;
}
