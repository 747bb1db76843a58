import type { MessageType } from '../database/enums.ts';

/** The type of a message by its files: what all of them are, `file` for a mixture, `text` without any. */
export function messageTypeOf(attachments: readonly { readonly mimeType: string }[]): Exclude<MessageType, 'system'> {
  const [first, ...others] = attachments.map(({ mimeType }) => mediaOf(mimeType));
  if (first === undefined) return 'text';
  return others.every((other) => other === first) ? first : 'file';
}

/** Whether a content type is a picture, sound or film that is shown in place; everything else is a file. */
export function mediaOf(mimeType: string): 'image' | 'audio' | 'video' | 'file' {
  if (shownPictures.has(mimeType)) return 'image';
  if (mimeType.startsWith('audio/')) return 'audio';
  return mimeType.startsWith('video/') ? 'video' : 'file';
}

/** SVG is a document with scripts and is not among them. */
const shownPictures = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);
