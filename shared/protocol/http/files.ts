import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { contentHashSchema } from '../files/attachment.ts';

/**
 * Uploads follow tus 1.0.0 (`creation`, `termination`, `checksum` with SHA-256) at {@link uploadPath}; the metadata
 * `contentHash` says what the whole will be. Answers that are not 2xx have the body of every other error.
 */
export const uploadPath = '/api/uploads';

/**
 * `POST /api/files/held`: which of these contents this person may put into a message without uploading them: what they
 * have uploaded themselves, or may see in a message. To know a hash is not to have a file.
 */
export const heldRequestSchema = z.object({ contentHashes: z.array(contentHashSchema).min(1).max(limits.heldQuestionFiles) });
export const heldResponseSchema = z.object({ held: z.array(contentHashSchema) });

/** What can be downloaded of an attachment: its own bytes, or the small picture of it (WebP). */
export const fileVariants = ['original', 'thumbnail'] as const;
export type FileVariant = (typeof fileVariants)[number];

/** `GET /api/files/:attachmentId/:variant`, whole or by `Range`; 404 for everybody without the right to the message. */
export function downloadPath(attachmentId: string, variant: FileVariant): string {
  return `/api/files/${attachmentId}/${variant}`;
}
