import type { Preview } from '#shared/contract/views/preview-view';
import { mediaOf } from '#shared/domain/message-type';
import { attachmentsOf, type StoredAttachment } from '#shared/protocol/files/attachment';

type FilesPreview = Extract<Preview, { kind: 'files' }>;

/** What the files of a message are, in one line. @param details as stored with the message */
export function filesPreview(details: string | null): FilesPreview {
  const files = details === null ? [] : attachmentsOf(JSON.parse(details));
  const [first] = files;
  if (first === undefined) return { kind: 'files', media: 'file', count: 1, isRecording: false, name: null };
  if (files.length === 1) return previewOfOne(first);
  const kinds = new Set(files.map(({ mimeType }) => mediaOf(mimeType)));
  const [kind] = kinds;
  return { kind: 'files', media: kinds.size === 1 && kind !== undefined ? kind : 'mixed', count: files.length, isRecording: false, name: null };
}

/** A picture or recording is told by what it is, anything else by its name. */
function previewOfOne({ mimeType, fileName, isRecording }: StoredAttachment): FilesPreview {
  const media = mediaOf(mimeType);
  const isTold = media === 'image' || media === 'video' || (media === 'audio' && isRecording);
  return { kind: 'files', media, count: 1, isRecording, name: isTold ? null : fileName };
}
