import { limits } from '#shared/domain/limits';
import type { ErrorCode } from '#shared/errors/error-catalogue';
import { pictureHashOf, picturePath } from '#shared/protocol/http/pictures';
import type { CommandContext } from '../command-context.ts';
import { readHeldContents } from './held-contents.ts';

const shownTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/**
 * What becomes of the picture of a person or group: what the row says then, or the refusal where the one who asks does not
 * have the content, or where it is no small picture that could be read here.
 */
export async function choosePicture(context: CommandContext, contentHash: string | null): Promise<{ readonly avatarUrl: string | null } | { readonly refusal: ErrorCode }> {
  if (contentHash === null) return { avatarUrl: null };
  const content = (await readHeldContents(context.writer, context.actor, [contentHash])).get(contentHash);
  if (content === undefined) return { refusal: 'file_missing' };
  const { mime_type: mimeType, width_px: widthPx, height_px: heightPx, size_bytes: sizeBytes } = content;
  const isSmall = widthPx !== null && heightPx !== null && Math.max(widthPx, heightPx) <= limits.profilePicturePixels && sizeBytes <= limits.profilePictureBytes;
  return isSmall && shownTypes.includes(mimeType) ? { avatarUrl: picturePath(contentHash) } : { refusal: 'picture_unusable' };
}

/** SY8: a picture that is no longer shown anywhere is let go, also by who brought it. To be called when the row has the new one. */
export async function releasePicture(context: CommandContext, avatarUrl: string | null): Promise<void> {
  const contentHash = pictureHashOf(avatarUrl);
  if (contentHash === null) return;
  const { organizationId } = context.actor;
  await context.writer.run(
    `DELETE FROM file_holders WHERE organization_id = ? AND content_hash = ?
       AND NOT EXISTS (SELECT 1 FROM message_attachments WHERE message_attachments.organization_id = ? AND message_attachments.content_hash = ?)
       AND NOT EXISTS (SELECT 1 FROM users WHERE users.organization_id = ? AND users.avatar_url = ?)
       AND NOT EXISTS (SELECT 1 FROM chats WHERE chats.organization_id = ? AND chats.avatar_url = ?)`,
    [organizationId, contentHash, organizationId, contentHash, organizationId, avatarUrl, organizationId, avatarUrl],
  );
  context.changes.hasDeletedFiles = true;
}
