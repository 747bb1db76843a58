import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { attachmentsOf, type StoredAttachment } from '#shared/protocol/files/attachment';
import { fileKindOf } from '../../files/file-kind.ts';
import type { ViewContext } from '../view-context.ts';

/** The files of a message, ready to draw. @param details as stored with the message */
export function toAttachmentViews(context: ViewContext, details: string | null): AttachmentView[] {
  return details === null ? [] : attachmentsOf(JSON.parse(details)).map((file) => toAttachmentView(context, file));
}

export function toAttachmentView({ files }: ViewContext, file: StoredAttachment): AttachmentView {
  const { id, fileName, mimeType, sizeBytes, contentHash, widthPx, heightPx, durationMs, placeholder, waveform, isRecording } = file;
  const isHere = files.isHere(contentHash);
  return {
    id, fileName, mimeType, kind: fileKindOf(mimeType), sizeBytes, contentHash, widthPx, heightPx, durationMs, placeholder, waveform, isRecording,
    hasThumbnail: file.thumbnailContentHash !== null || (isHere && fileKindOf(mimeType) === 'image') || (file.previewContentHash !== null && files.isHere(file.previewContentHash)),
    isHere,
    isKept: files.isKept(contentHash),
    transfer: files.transferOf(contentHash),
  };
}
