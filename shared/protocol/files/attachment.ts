import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** SHA-256 of the bytes, lower-case hex: the name of a file's content everywhere. */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A name to show and to save under; never a path. `cleanFileName` makes one of anything. */
export const fileNameSchema = z.string().min(1).max(limits.fileNameLength).regex(/^[^\p{Cc}/\\]+$/u);

export const mimeTypeSchema = z.string().max(127).regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/);

const pixelsSchema = z.int().min(1).max(limits.picturePixelsPerSide);
const base64Schema = (length: number) => z.string().max(length).regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** A file in a message, as its sender tells of it. The bytes were uploaded before, and are found by `contentHash`. */
export const attachmentSchema = z.object({
  id: idSchema,
  fileName: fileNameSchema,
  /** By its content; the server has the last word. */
  mimeType: mimeTypeSchema,
  sizeBytes: wholeNumberSchema,
  contentHash: contentHashSchema,
  widthPx: pixelsSchema.nullable(),
  heightPx: pixelsSchema.nullable(),
  durationMs: wholeNumberSchema.nullable(),
  /** A picture's ThumbHash in base64: what is shown until the thumbnail is here. */
  placeholder: base64Schema(64).nullable(),
  /** Loudness of a sound over its time: up to 96 bytes in base64, 0 to 255 each. */
  waveform: base64Schema(128).nullable(),
  /** Recorded in Hallway: a voice or video message. */
  isRecording: z.boolean(),
  /** A picture of it that the sender uploaded too: the poster of a video, the first page of a document. */
  previewContentHash: contentHashSchema.nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const attachmentListSchema = z.array(attachmentSchema).max(limits.filesPerMessage);

/** A file in a message, as the server gives it; `thumbnailContentHash` names a small WebP picture where there is one. */
const storedAttachmentSchema = attachmentSchema.extend({ thumbnailContentHash: contentHashSchema.nullable() });
export type StoredAttachment = z.infer<typeof storedAttachmentSchema>;

/** The `details` of messages of the types `image`, `file`, `audio` and `video`; a deleted one has none (SY8). */
export const fileMessageDetailsSchema = z.object({ kind: z.literal('files'), attachments: z.array(storedAttachmentSchema).max(limits.filesPerMessage) });
export type FileMessageDetails = z.infer<typeof fileMessageDetailsSchema>;

/** The files of a message's `details`; none where it has none, or where a newer server wrote what is not understood. */
export function attachmentsOf(details: unknown): readonly StoredAttachment[] {
  return fileMessageDetailsSchema.safeParse(details).data?.attachments ?? [];
}
