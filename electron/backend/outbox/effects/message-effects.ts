import { messageTypeOf } from '#shared/domain/message-type';
import type { IntentOf } from '#shared/protocol/commands/command';
import type { FileMessageDetails, StoredAttachment } from '#shared/protocol/files/attachment';
import { writeAttachments } from '../../files/attachment-rows.ts';
import { addUploads, contentsOf } from '../../files/upload-rows.ts';
import { topics } from '../../store/topics.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';

/** A message without a seq: it waits below all others, in the order it was written. */
export function sendEffect({ writer, self, nowMs }: EffectContext, intent: IntentOf<'message.send'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'messages', [intent.messageId]);
  if (before.row !== null) return [];
  const attachments = (intent.attachments ?? []).map((file): StoredAttachment => ({ ...file, thumbnailContentHash: null }));
  const details = attachments.length === 0 ? null : JSON.stringify({ kind: 'files', attachments } satisfies FileMessageDetails);
  const changes = writer.run(
    `INSERT INTO messages (id, organization_id, chat_id, sender_id, type, seq, body, reply_to_message_id, thread_root_message_id, is_only_in_thread, details, created_at, change_seq)
     SELECT ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, 0 WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)`,
    intent.messageId, self.organizationId, intent.chatId, self.userId, messageTypeOf(attachments), intent.body, intent.replyToMessageId,
    intent.threadRootMessageId ?? null, Number(intent.threadRootMessageId !== undefined && intent.isAlsoInChat !== true), details, nowMs, intent.chatId,
  );
  if (attachments.length > 0 && changes > 0) addFiles({ writer, self, nowMs }, intent, attachments);
  return [before];
}

/** Their contents have to be on the server before the message can travel. */
function addFiles({ writer, self, nowMs }: EffectContext, { messageId, chatId }: IntentOf<'message.send'>, attachments: readonly StoredAttachment[]): void {
  writeAttachments(writer, self, { messageId, chatId, createdAt: nowMs, changeSeq: 0 }, attachments);
  addUploads(writer, contentsOf(attachments), nowMs);
  writer.touch(topics.files);
}

export function editEffect({ writer, nowMs }: EffectContext, intent: IntentOf<'message.edit'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'messages', [intent.messageId]);
  // The server's row may have come before its answer: counted once more, the edit would stay counted twice.
  writer.run(
    'UPDATE messages SET body = ?, edited_at = ?, edit_count = edit_count + 1 WHERE id = ? AND deleted_at IS NULL AND body <> ?',
    intent.body, nowMs, intent.messageId, intent.body,
  );
  return [before];
}

export function deleteEffect({ writer, self, nowMs }: EffectContext, intent: IntentOf<'message.delete'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'messages', [intent.messageId]);
  writer.run(
    `UPDATE messages SET body = '', pinned_at = NULL, pinned_by_id = NULL, deleted_at = ?, deleted_by_id = ? WHERE id = ? AND deleted_at IS NULL`,
    nowMs, self.userId, intent.messageId,
  );
  return [before];
}

export function reactionEffect({ writer, self, nowMs }: EffectContext, intent: IntentOf<'reaction.set'>): BeforeImage[] {
  const key = [intent.messageId, self.userId, intent.emoji];
  const before = takeBeforeImage(writer, 'message_reactions', key);
  writer.run(
    `INSERT INTO message_reactions (message_id, user_id, emoji, organization_id, chat_id, created_at, removed_at, change_seq)
     SELECT ?, ?, ?, ?, ?, ?, ?, 0 WHERE EXISTS (SELECT 1 FROM messages WHERE id = ?)
     ON CONFLICT (message_id, user_id, emoji) DO UPDATE SET removed_at = excluded.removed_at`,
    ...key, self.organizationId, intent.chatId, nowMs, intent.present ? null : nowMs, intent.messageId,
  );
  return [before];
}

export function pinEffect({ writer, self, nowMs }: EffectContext, intent: IntentOf<'message.pin'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'messages', [intent.messageId]);
  const [pinnedAt, pinnedById] = intent.isPinned ? [nowMs, self.userId] : [null, null];
  writer.run(
    'UPDATE messages SET pinned_at = ?, pinned_by_id = ? WHERE id = ? AND deleted_at IS NULL AND (pinned_at IS NULL) = (? IS NOT NULL)',
    pinnedAt, pinnedById, intent.messageId, pinnedAt,
  );
  return [before];
}
