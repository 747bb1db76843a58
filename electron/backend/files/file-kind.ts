import type { FileKind } from '#shared/contract/views/attachment-view';
import { mediaOf } from '#shared/domain/message-type';

const archives = /^application\/(?:zip|gzip|x-7z-compressed|x-rar-compressed|x-tar|x-bzip2|x-xz|zstd|x-compress)$/;
const documents = /^application\/(?:msword|rtf|vnd\.(?:openxmlformats|oasis|ms-|apple)|epub|x-iwork)/;

/** How a file is drawn. @param mimeType by content */
export function fileKindOf(mimeType: string): FileKind {
  const media = mediaOf(mimeType);
  if (media !== 'file') return media;
  if (mimeType === 'application/pdf') return 'pdf';
  if (mimeType.startsWith('text/') || mimeType === 'application/json' || mimeType === 'image/svg+xml') return 'text';
  if (archives.test(mimeType)) return 'archive';
  return documents.test(mimeType) ? 'document' : 'other';
}
