import type { StoreReader } from '../../store/store-database.ts';
import type { DownFrameOf } from '#shared/protocol/down/down-frame';
import type { BlobFolder } from '../blob-folder.ts';

const sql = `SELECT message_attachments.size_bytes FROM message_attachments
  JOIN chat_members ON chat_members.chat_id = message_attachments.chat_id AND chat_members.user_id = ? AND chat_members.left_at IS NULL
  WHERE message_attachments.id = ? AND message_attachments.content_hash = ?`;

/** The size of a file that a colleague may have from here: theirs to see by what this device knows, too, and whole. */
export function sizeToGive(store: StoreReader, blobs: BlobFolder, { userId, attachmentId, contentHash }: DownFrameOf<'nearAsked'>): number | null {
  const row = store.get<{ size_bytes: number }>(sql, userId, attachmentId, contentHash);
  return row !== undefined && blobs.sizeOf(contentHash) === row.size_bytes ? row.size_bytes : null;
}
