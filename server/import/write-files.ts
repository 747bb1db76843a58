import type { SqlRow } from '../store/sql-database.ts';
import type { ImportTransaction } from './import-database.ts';
import { attachmentsOfImported, type ImportedContents } from './import-files.ts';
import type { MappedMessage } from './mapped-message.ts';
import type { ImportScope } from './person-directory.ts';
import type { ImportedChat } from './write-chat.ts';

interface WrittenFiles {
  readonly scope: ImportScope;
  readonly contents: ImportedContents;
  readonly missing: readonly { readonly id: string; readonly message: MappedMessage }[];
}

/** Lists the files of imported messages, and what is known of their contents, in the transaction of the messages. */
export async function writeFiles(sql: ImportTransaction, chat: ImportedChat, { scope, contents, missing }: WrittenFiles): Promise<void> {
  const { organizationId } = scope;
  const rows = missing.flatMap(({ id, message }) =>
    attachmentsOfImported(id, message, contents).map((file, position): SqlRow => ({
      id: file.id, organization_id: organizationId, chat_id: chat.id, message_id: id, position, file_name: file.fileName, mime_type: file.mimeType, size_bytes: file.sizeBytes,
      content_hash: file.contentHash, width_px: file.widthPx, height_px: file.heightPx, duration_ms: null, thumbnail_content_hash: file.thumbnailContentHash, created_at: message.createdAtMs, change_seq: 0,
    })),
  );
  if (rows.length === 0) return;
  for (const { contentHash, sizeBytes, mimeType, widthPx, heightPx, thumbnail } of contents.values()) {
    await sql.run(
      `INSERT INTO "stored_files" ("organization_id", "content_hash", "size_bytes", "mime_type", "width_px", "height_px", "thumbnail_content_hash", "thumbnail_size_bytes", "created_at")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [organizationId, contentHash, sizeBytes, mimeType, widthPx, heightPx, thumbnail?.contentHash ?? null, thumbnail?.sizeBytes ?? null, Date.now()],
    );
  }
  await sql.insert('message_attachments', rows);
}
