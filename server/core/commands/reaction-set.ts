import { can } from '#shared/domain/can';
import { limits } from '#shared/domain/limits';
import type { IntentOf } from '#shared/protocol/commands/command';
import type { ReactionRow } from '#shared/protocol/rows/reaction-row';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { findMessage, messageFactsOf } from '../find-message.ts';

/** Adds or takes back one's own reaction; setting what is set already changes nothing. */
export async function setReaction(context: CommandContext, intent: IntentOf<'reaction.set'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const message = chat === null ? null : await findMessage(context, intent.chatId, intent.messageId);
  const objects = { chat: factsOf(chat, context.actor.userId), message: messageFactsOf(message) };
  const refusal = refusalOf(can(context.actor, 'reaction.set', objects));
  if (refusal !== null) return refusal;

  const stored = await context.writer.get<{ created_at: number; removed_at: number | null }>(
    'SELECT created_at, removed_at FROM message_reactions WHERE message_id = ? AND user_id = ? AND emoji = ?',
    [intent.messageId, context.actor.userId, intent.emoji],
  );
  const isPresent = stored !== undefined && stored.removed_at === null;
  if (isPresent === intent.present) return done;
  if (intent.present && (await isFull(context, intent))) return { status: 'refused', code: 'not_allowed' };
  await writeReaction(context, intent, intent.present ? context.nowMs : (stored?.created_at ?? context.nowMs));
  return done;
}

async function writeReaction(context: CommandContext, intent: IntentOf<'reaction.set'>, createdAt: number): Promise<void> {
  const row: ReactionRow = {
    messageId: intent.messageId,
    chatId: intent.chatId,
    userId: context.actor.userId,
    emoji: intent.emoji,
    createdAt,
    removedAt: intent.present ? null : context.nowMs,
    changeSeq: context.nextChangeSeq(),
  };
  await context.writer.run(
    `INSERT INTO message_reactions (message_id, user_id, emoji, organization_id, chat_id, created_at, removed_at, change_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (message_id, user_id, emoji) DO UPDATE
       SET created_at = excluded.created_at, removed_at = excluded.removed_at, change_seq = excluded.change_seq`,
    [row.messageId, row.userId, row.emoji, context.actor.organizationId, row.chatId, row.createdAt, row.removedAt, row.changeSeq],
  );
  context.changes.chat(intent.chatId).reactions.set(`${row.messageId} ${row.userId} ${row.emoji}`, row);
}

/** Whether the message has as many different emoji as it may, none of them this one. */
async function isFull(context: CommandContext, intent: IntentOf<'reaction.set'>): Promise<boolean> {
  const emoji = await context.writer.all<{ emoji: string }>(
    'SELECT DISTINCT emoji FROM message_reactions WHERE message_id = ? AND removed_at IS NULL',
    [intent.messageId],
  );
  return emoji.length >= limits.reactionsPerMessage && !emoji.some((known) => known.emoji === intent.emoji);
}
