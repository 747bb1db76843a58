import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

/** How a file's way to or from the server stands. */
export const transferSchema = z.object({
  direction: z.enum(['up', 'down']),
  /** `waiting`: for the connection, or for its turn. `paused`: by the person. */
  status: z.enum(['waiting', 'running', 'paused', 'failed']),
  doneBytes: z.int(),
  code: z.enum(errorCodes).nullable(),
  message: z.string().nullable(),
});
export type TransferView = z.infer<typeof transferSchema>;

export const fileKinds = ['image', 'video', 'audio', 'pdf', 'text', 'archive', 'document', 'other'] as const;
export type FileKind = (typeof fileKinds)[number];

/** A file of a message, ready to draw. Its bytes are at `files/<id>/original`, its picture at `files/<id>/thumbnail`. */
export const attachmentViewSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  mimeType: z.string(),
  kind: z.enum(fileKinds),
  sizeBytes: z.int(),
  contentHash: z.string(),
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  durationMs: z.int().nullable(),
  placeholder: z.string().nullable(),
  waveform: z.string().nullable(),
  isRecording: z.boolean(),
  /** There is a small picture of it, here or to be had from the server. */
  hasThumbnail: z.boolean(),
  /** The original is whole on this computer. */
  isHere: z.boolean(),
  /** The person wants it to stay on this computer. */
  isKept: z.boolean(),
  /** Null when nothing is under way. */
  transfer: transferSchema.nullable(),
});
export type AttachmentView = z.infer<typeof attachmentViewSchema>;

/** A file with the message that it came with. */
const fileViewSchema = z.object({
  attachment: attachmentViewSchema,
  messageId: z.string(),
  chatId: z.string(),
  chatTitle: z.string(),
  /** Null while it waits to be sent. */
  seq: z.int().nullable(),
  senderId: z.string(),
  senderName: z.string(),
  createdAt: z.number(),
});
export type FileView = z.infer<typeof fileViewSchema>;

/** What the files view can be narrowed to; `visuals` are pictures and films. */
export const fileFilters = ['all', 'visuals', 'images', 'videos', 'audio', 'documents'] as const;
export type FileFilter = (typeof fileFilters)[number];

export const filePageSchema = z.object({ files: z.array(fileViewSchema), hasMore: z.boolean() });
export type FilePage = z.infer<typeof filePageSchema>;

/** The files on this computer. */
export const fileStorageSchema = z.object({
  usedBytes: z.int(),
  keptBytes: z.int(),
  /** Originals beyond this leave, least recently used first; what is kept or unsent never does. */
  limitBytes: z.int(),
  /** The largest file that the server takes. */
  maxFileBytes: z.int(),
  /** Files may go straight between this computer and colleagues'. */
  isNearSharingOn: z.boolean(),
});
export type FileStorage = z.infer<typeof fileStorageSchema>;
