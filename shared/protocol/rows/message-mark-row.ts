import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** What a message is to the person whose devices get this row, and nobody else. The message may come later, or never. */
export const messageMarkRowSchema = z.object({
  messageId: idSchema,
  chatId: idSchema,
  savedAt: wholeNumberSchema.nullable(),
  /** Null: decided by whether the person takes part in the thread. */
  isFollowing: z.boolean().nullable(),
  /** The thread is read up to here; only ever moves forward. */
  threadReadSeq: wholeNumberSchema,
  changeSeq: wholeNumberSchema,
});
export type MessageMarkRow = z.infer<typeof messageMarkRowSchema>;
