import type { ErrorCode } from '#shared/errors/error-catalogue';
import { attachmentsOf, type Attachment, type FileMessageDetails, type StoredAttachment } from '#shared/protocol/files/attachment';
import type { MessageRow } from '#shared/protocol/rows/message-row';
import { idLists } from '../../store/id-lists.ts';
import type { CommandContext } from '../command-context.ts';
import type { StoredMessage } from '../stored-rows.ts';
import { readHeldContents, type StoredContent } from './held-contents.ts';

/**
 * The files of a message as the server knows them: what they are and how large by their content, not by what the sender
 * says.
 * @returns the refusal where the sender does not have one of them, or an id is taken
 */
export async function describeFiles(context: CommandContext, attachments: readonly Attachment[]): Promise<FileMessageDetails | { readonly refusal: ErrorCode }> {
  const wanted = attachments.flatMap(({ contentHash, previewContentHash }) => (previewContentHash === null ? [contentHash] : [contentHash, previewContentHash]));
  const held = await readHeldContents(context.writer, context.actor, wanted);
  if (wanted.some((contentHash) => !held.has(contentHash))) return { refusal: 'file_missing' };
  if (await isAnyIdTaken(context, attachments.map(({ id }) => id))) return { refusal: 'conflict' };
  return { kind: 'files', attachments: attachments.map((file) => describe(file, held)) };
}

function describe(file: Attachment, held: ReadonlyMap<string, StoredContent>): StoredAttachment {
  const stored = held.get(file.contentHash);
  const preview = file.previewContentHash === null ? undefined : held.get(file.previewContentHash);
  if (stored === undefined) throw new Error('A content that was held is gone');
  return {
    ...file,
    mimeType: stored.mime_type,
    sizeBytes: stored.size_bytes,
    widthPx: stored.width_px ?? file.widthPx,
    heightPx: stored.height_px ?? file.heightPx,
    thumbnailContentHash: stored.thumbnail_content_hash ?? preview?.thumbnail_content_hash ?? null,
  };
}

async function isAnyIdTaken(context: CommandContext, attachmentIds: readonly string[]): Promise<boolean> {
  if (new Set(attachmentIds).size < attachmentIds.length) return true;
  for (const { places, ids } of idLists(attachmentIds)) {
    if ((await context.writer.get(`SELECT 1 AS found FROM message_attachments WHERE id IN (${places})`, ids)) !== undefined) return true;
  }
  return false;
}

/** Writes the rows by which files are found: who may fetch them, and whether their contents are still needed. */
export async function writeFileRows(context: CommandContext, message: MessageRow, { attachments }: FileMessageDetails): Promise<void> {
  for (const [position, file] of attachments.entries()) {
    await context.writer.run(
      `INSERT INTO message_attachments (id, organization_id, chat_id, message_id, position, file_name, mime_type, size_bytes, content_hash, width_px, height_px,
         duration_ms, thumbnail_content_hash, created_at, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        file.id, context.actor.organizationId, message.chatId, message.id, position, file.fileName, file.mimeType, file.sizeBytes, file.contentHash, file.widthPx, file.heightPx,
        file.durationMs, file.thumbnailContentHash, message.createdAt, message.changeSeq,
      ],
    );
  }
}

/**
 * SY8: a deleted message lets go of its files. Who brought them does not keep them there either: a content that no other
 * message names is needed no more, and leaves with the next look.
 */
export async function releaseFiles(context: CommandContext, message: StoredMessage): Promise<void> {
  const { organizationId } = context.actor;
  const files = attachmentsOf(message.details === null ? null : JSON.parse(message.details));
  await context.writer.run('DELETE FROM message_attachments WHERE message_id = ?', [message.id]);
  for (const contentHash of new Set(files.flatMap((file) => [file.contentHash, file.previewContentHash ?? file.contentHash]))) {
    await context.writer.run(
      `DELETE FROM file_holders WHERE organization_id = ? AND content_hash = ?
         AND NOT EXISTS (SELECT 1 FROM message_attachments WHERE message_attachments.organization_id = ? AND message_attachments.content_hash = ?)`,
      [organizationId, contentHash, organizationId, contentHash],
    );
  }
  context.changes.hasDeletedFiles = true;
}
