import type { MessageRow } from '#shared/protocol/rows/message-row';
import { pictureHashOf, picturePath } from '#shared/protocol/http/pictures';
import { attachmentsOf, type StoredAttachment } from '#shared/protocol/files/attachment';
import type { Self } from '../store/self.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

/** The message that files belong to, as far as their rows need it. */
interface FilesOf {
  readonly messageId: string;
  readonly chatId: string;
  readonly createdAt: number;
  readonly changeSeq: number;
}

const upsertSql = `INSERT INTO message_attachments (id, organization_id, chat_id, message_id, position, file_name, mime_type, size_bytes, content_hash, width_px, height_px,
    duration_ms, thumbnail_content_hash, created_at, change_seq)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET mime_type = excluded.mime_type, size_bytes = excluded.size_bytes, width_px = excluded.width_px, height_px = excluded.height_px,
    thumbnail_content_hash = excluded.thumbnail_content_hash, created_at = excluded.created_at, change_seq = excluded.change_seq`;

/** Writes the rows that list a message's files beside its details, in the caller's transaction (ADR 0010). */
export function writeAttachments(writer: StoreWriter, self: Self, { messageId, chatId, createdAt, changeSeq }: FilesOf, attachments: readonly StoredAttachment[]): void {
  for (const [position, file] of attachments.entries()) {
    writer.run(
      upsertSql, file.id, self.organizationId, chatId, messageId, position, file.fileName, file.mimeType, file.sizeBytes, file.contentHash, file.widthPx, file.heightPx,
      file.durationMs, file.thumbnailContentHash, createdAt, changeSeq,
    );
  }
}

/** A message came, was changed or deleted: its files' rows follow. What is not needed any more is noted in `erased_files` (SY8). */
export function applyAttachments(writer: StoreWriter, self: Self, row: MessageRow): void {
  writer.touch(topics.files);
  if (row.deletedAt !== null) {
    writer.run('DELETE FROM message_attachments WHERE message_id = ?', row.id);
    return;
  }
  const attachments = attachmentsOf(row.details);
  writeAttachments(writer, self, { messageId: row.id, chatId: row.chatId, createdAt: row.createdAt, changeSeq: row.changeSeq }, attachments);
  // The sender's own picture of it was only needed until the server had made one.
  for (const { previewContentHash } of attachments) if (previewContentHash !== null) noteErased(writer, previewContentHash);
}

/** Lets a content be looked at after the commit: it leaves the disk when nothing here needs it. */
export function noteErased(writer: StoreWriter, contentHash: string): void {
  writer.run('INSERT INTO erased_files (content_hash) VALUES (?) ON CONFLICT DO NOTHING', contentHash);
}

/** The picture of a person or group before its row changes: it is looked at whether anything needs it after that. */
export function noteFormerPicture(writer: StoreWriter, table: 'users' | 'chats', id: string, avatarUrl: string | null): void {
  const former = writer.get<{ avatar_url: string | null }>(`SELECT avatar_url FROM ${table} WHERE id = ?`, id)?.avatar_url ?? null;
  const contentHash = former === avatarUrl ? null : pictureHashOf(former);
  if (contentHash === null) return;
  noteErased(writer, contentHash);
  writer.touch(topics.files);
}

/** A file of a message by its id, with what is needed to fetch and to serve it. */
export interface AttachmentRow {
  readonly id: string;
  readonly chat_id: string;
  readonly message_id: string;
  readonly file_name: string;
  readonly mime_type: string;
  readonly size_bytes: number;
  readonly content_hash: string;
  readonly thumbnail_content_hash: string | null;
}

const columns = 'id, chat_id, message_id, file_name, mime_type, size_bytes, content_hash, thumbnail_content_hash';

export function readAttachment(reader: StoreReader, attachmentId: string): AttachmentRow | undefined {
  return reader.get<AttachmentRow>(`SELECT ${columns} FROM message_attachments WHERE id = ?`, attachmentId);
}

/** The chats in which this content is shown, as a file or as a picture of one. */
export function readChatsOfContent(reader: StoreReader, contentHash: string): string[] {
  const sql = 'SELECT chat_id FROM message_attachments WHERE content_hash = ? UNION SELECT chat_id FROM message_attachments WHERE thumbnail_content_hash = ?';
  return reader.all<{ chat_id: string }>(sql, contentHash, contentHash).map((row) => row.chat_id);
}

/** Whether anything on this computer still needs a content: a message, somebody's picture, what waits to be sent, a draft. */
export function isContentNeeded(reader: StoreReader, contentHash: string): boolean {
  const row = reader.get(
    `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM message_attachments WHERE content_hash = ? OR thumbnail_content_hash = ?)
       OR EXISTS (SELECT 1 FROM users WHERE avatar_url = ?) OR EXISTS (SELECT 1 FROM chats WHERE avatar_url = ?)
       OR EXISTS (SELECT 1 FROM outbox WHERE instr(intent, ?) > 0) OR EXISTS (SELECT 1 FROM (SELECT files FROM draft_files UNION ALL SELECT files FROM thread_drafts) WHERE instr(files, ?) > 0)`,
    contentHash, contentHash, picturePath(contentHash), picturePath(contentHash), contentHash, contentHash,
  );
  return row !== undefined;
}

/** Whether a content must stay whatever room there is: it is nowhere else, or the person wants it here. */
export function isContentProtected(reader: StoreReader, contentHash: string): boolean {
  const row = reader.get(
    `SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM kept_files WHERE content_hash = ?) OR EXISTS (SELECT 1 FROM outbox WHERE instr(intent, ?) > 0)
       OR EXISTS (SELECT 1 FROM (SELECT files FROM draft_files UNION ALL SELECT files FROM thread_drafts) WHERE instr(files, ?) > 0)`,
    contentHash, contentHash, contentHash,
  );
  return row !== undefined;
}
