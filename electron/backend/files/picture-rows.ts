import { pictureHashOf, picturePath } from '#shared/protocol/http/pictures';
import type { StoreReader } from '../store/store-database.ts';

/** Everybody, and every group, with a picture. */
export function readPictures(reader: StoreReader): { readonly id: string; readonly contentHash: string }[] {
  const rows = reader.all<{ id: string; avatar_url: string }>(
    `SELECT id, avatar_url FROM users WHERE avatar_url IS NOT NULL UNION ALL SELECT id, avatar_url FROM chats WHERE avatar_url IS NOT NULL AND status <> 'deleted'`,
  );
  return rows.flatMap(({ id, avatar_url: avatarUrl }) => {
    const contentHash = pictureHashOf(avatarUrl);
    return contentHash === null ? [] : [{ id, contentHash }];
  });
}

/** Whether a content is shown as the picture of anybody or any group here: nothing else is given out as one. */
export function isPicture(reader: StoreReader, contentHash: string): boolean {
  const avatarUrl = picturePath(contentHash);
  return reader.get('SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM users WHERE avatar_url = ?) OR EXISTS (SELECT 1 FROM chats WHERE avatar_url = ?)', avatarUrl, avatarUrl) !== undefined;
}
