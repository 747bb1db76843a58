import { z } from 'zod';
import { contentHashSchema } from '../files/attachment.ts';
import { idSchema } from '../primitives.ts';

/** A colleague who may have this file asks for it; to be answered by `nearReply` within two seconds. */
export const nearAskedFrameSchema = z.object({ type: z.literal('nearAsked'), transferId: idSchema, attachmentId: idSchema, contentHash: contentHashSchema, userId: idSchema });
