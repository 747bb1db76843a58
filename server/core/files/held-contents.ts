import { idLists } from '../../store/id-lists.ts';
import type { SqlReader } from '../../store/sql-database.ts';

interface Holder {
  readonly userId: string;
  readonly organizationId: string;
}

/** A content as the server knows it. */
export interface StoredContent {
  readonly content_hash: string;
  readonly size_bytes: number;
  readonly mime_type: string;
  readonly width_px: number | null;
  readonly height_px: number | null;
  readonly thumbnail_content_hash: string | null;
}

/**
 * Those of these contents that a person may put into a message: what they have uploaded, and what they may see in a
 * message now. To know a hash is not to have a file.
 */
export async function readHeldContents(reader: SqlReader, { userId, organizationId }: Holder, contentHashes: readonly string[]): Promise<Map<string, StoredContent>> {
  const held = new Map<string, StoredContent>();
  for (const { places, ids } of idLists([...new Set(contentHashes)])) {
    const rows = await reader.all<StoredContent>(
      `SELECT content_hash, size_bytes, mime_type, width_px, height_px, thumbnail_content_hash FROM stored_files
       WHERE organization_id = ? AND content_hash IN (${places}) AND (
         EXISTS (SELECT 1 FROM file_holders WHERE file_holders.organization_id = stored_files.organization_id AND file_holders.content_hash = stored_files.content_hash AND file_holders.user_id = ?)
         OR EXISTS (SELECT 1 FROM message_attachments
           JOIN chat_members ON chat_members.chat_id = message_attachments.chat_id AND chat_members.user_id = ? AND chat_members.left_at IS NULL
           JOIN chats ON chats.id = message_attachments.chat_id AND chats.status <> 'deleted'
           WHERE message_attachments.organization_id = stored_files.organization_id AND message_attachments.content_hash = stored_files.content_hash))`,
      [organizationId, ...ids, userId, userId],
    );
    for (const row of rows) held.set(row.content_hash, row);
  }
  return held;
}
