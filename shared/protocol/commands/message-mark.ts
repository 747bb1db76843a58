import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** Changes what a message is to oneself: saved for later, its thread followed, its thread read up to a seq (forward only). */
export const messageMarkSchema = z.object({
  kind: z.literal('message.mark'),
  chatId: idSchema,
  messageId: idSchema,
  savedAt: wholeNumberSchema.nullable().optional(),
  isFollowing: z.boolean().optional(),
  threadReadSeq: wholeNumberSchema.optional(),
});
