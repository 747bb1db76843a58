import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import { factsOf } from '../chat-directory.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { releaseFiles } from '../files/place-files.ts';
import { releasePicture } from '../files/pictures.ts';
import { announceChat } from '../new-chat.ts';
import { appendSystemMessage, endMembership } from '../stored-changes.ts';
import { messageColumns, type StoredMessage } from '../stored-rows.ts';

/**
 * Archives a group, takes it back into use, or deletes it. Deleting ends every membership, so that each device erases
 * the chat (SY9), and leaves nothing of what was said on the server (SY8).
 */
export async function setChatStatus(context: CommandContext, intent: IntentOf<'chat.setStatus'>): Promise<CommandOutcome> {
  const chat = await context.chats.find(context.writer, context.actor.organizationId, intent.chatId);
  const refusal = refusalOf(can(context.actor, 'chat.setStatus', factsOf(chat, context.actor.userId)));
  if (refusal !== null || chat === null) return refusal ?? { status: 'refused', code: 'not_found' };
  if (chat.status === intent.status) return done;
  await context.writer.run('UPDATE chats SET status = ?, updated_at = ?, change_seq = ? WHERE id = ?', [intent.status, context.nowMs, context.nextChangeSeq(), chat.id]);
  chat.status = intent.status;
  if (intent.status === 'deleted') {
    for (const userId of chat.members.keys()) await endMembership(context, chat, userId);
    await eraseContent(context, chat.id);
    return done;
  }
  await announceChat(context, chat.id);
  await appendSystemMessage(context, chat, { kind: intent.status === 'archived' ? 'group_archived' : 'group_restored' });
  return done;
}

/** The rows stay as tombstones: their numbers are part of the log. */
async function eraseContent(context: CommandContext, chatId: string): Promise<void> {
  await context.writer.run('DELETE FROM message_reactions WHERE chat_id = ?', [chatId]);
  await context.writer.run('DELETE FROM message_marks WHERE chat_id = ?', [chatId]);
  const withFiles = await context.writer.all<StoredMessage>(`SELECT ${messageColumns} FROM messages WHERE chat_id = ? AND type NOT IN ('text', 'system') AND deleted_at IS NULL`, [chatId]);
  for (const message of withFiles) await releaseFiles(context, message);
  await context.writer.run(
    `UPDATE messages SET body = '', details = NULL, reply_to_message_id = NULL, pinned_at = NULL, pinned_by_id = NULL, deleted_at = ?, deleted_by_id = ? WHERE chat_id = ? AND deleted_at IS NULL`,
    [context.nowMs, context.actor.userId, chatId],
  );
  const avatarUrl = (await context.writer.get<{ avatar_url: string | null }>('SELECT avatar_url FROM chats WHERE id = ?', [chatId]))?.avatar_url ?? null;
  await context.writer.run('UPDATE chats SET name = NULL, topic = NULL, description = NULL, avatar_url = NULL WHERE id = ?', [chatId]);
  await releasePicture(context, avatarUrl);
  context.changes.hasDeletedText = true;
}
