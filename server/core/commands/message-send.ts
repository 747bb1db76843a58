import { can } from '#shared/domain/can';
import { messageTypeOf } from '#shared/domain/message-type';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { describeFiles, writeFileRows } from '../files/place-files.ts';
import { findMessage } from '../find-message.ts';
import { appendMessage } from '../stored-changes.ts';
import type { MessagePlace } from '../tick-lookups.ts';

/** Writes a message with words, files or both (SY1 to SY4). */
export async function sendMessage(context: CommandContext, intent: IntentOf<'message.send'>): Promise<CommandOutcome> {
  const { organizationId } = context.actor;
  const chat = context.chats.known(organizationId, intent.chatId) ?? (await context.chats.find(context.writer, organizationId, intent.chatId));
  const refusal = refusalOf(can(context.actor, 'message.send', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  const known = context.lookups.message(intent.messageId);
  if (known !== undefined) return answerKnown(context, intent, known);
  const details = intent.attachments === undefined ? null : await describeFiles(context, intent.attachments);
  if (details !== null && 'refusal' in details) return { status: 'refused', code: details.refusal };
  const row = await appendMessage(context, chat, {
    id: intent.messageId,
    type: messageTypeOf(details?.attachments ?? []),
    body: intent.body,
    replyToMessageId: intent.replyToMessageId,
    details,
    ...(intent.threadRootMessageId === undefined ? {} : { thread: await threadOf(context, intent, intent.threadRootMessageId) }),
  });
  if (details !== null) await writeFileRows(context, row, details);
  return { status: 'done', message: { seq: row.seq, createdAt: row.createdAt, changeSeq: row.changeSeq } };
}

/**
 * A thread has one level: an answer to an answer goes to the same root. A root that is not here (any more), as after a
 * restored backup, is no reason to refuse words.
 */
async function threadOf(context: CommandContext, { chatId, isAlsoInChat }: IntentOf<'message.send'>, rootMessageId: string): Promise<{ rootMessageId: string; isAlsoInChat: boolean }> {
  const root = await findMessage(context, chatId, rootMessageId);
  return { rootMessageId: root?.thread_root_message_id ?? rootMessageId, isAlsoInChat: isAlsoInChat === true };
}

/**
 * The id names one message for ever (SY2). Its sender, who offers it again with another command as after a restored
 * backup (SY10), is told its place; anybody else has no right to the id.
 */
function answerKnown(context: CommandContext, intent: IntentOf<'message.send'>, known: MessagePlace): CommandOutcome {
  if (known.chatId !== intent.chatId || known.senderId !== context.actor.userId) return { status: 'refused', code: 'conflict' };
  return { status: 'done', message: { seq: known.seq, createdAt: known.createdAt, changeSeq: known.changeSeq } };
}
