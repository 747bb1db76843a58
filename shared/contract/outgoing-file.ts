import { z } from 'zod';
import { attachmentSchema, contentHashSchema, fileNameSchema, mimeTypeSchema } from '../protocol/files/attachment.ts';
import { fileKinds } from './views/attachment-view.ts';

/**
 * A file that was handed to this computer's backend and lies in its cache: the answer to
 * `POST files/staged?name=NAME` with the bytes as body. Location data has been taken out of pictures.
 */
export const stagedFileSchema = z.object({
  contentHash: contentHashSchema,
  fileName: fileNameSchema,
  mimeType: mimeTypeSchema,
  kind: z.enum(fileKinds),
  sizeBytes: z.int(),
});
export type StagedFile = z.infer<typeof stagedFileSchema>;

/** A file to be sent with a message or kept in a draft, with what the window has found out about it. */
export const outgoingFileSchema = attachmentSchema
  .pick({ fileName: true, contentHash: true, widthPx: true, heightPx: true, durationMs: true, placeholder: true, waveform: true, isRecording: true, previewContentHash: true })
  .extend({ mimeType: mimeTypeSchema, sizeBytes: z.int().min(0) });
export type OutgoingFile = z.infer<typeof outgoingFileSchema>;
