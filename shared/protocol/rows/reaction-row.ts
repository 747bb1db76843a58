import { z } from 'zod';
import { emojiSchema, idSchema, wholeNumberSchema } from '../primitives.ts';

/** One emoji of one person on one message; `removedAt` when it was taken back. */
export const reactionRowSchema = z.object({
  messageId: idSchema,
  chatId: idSchema,
  userId: idSchema,
  emoji: emojiSchema,
  createdAt: wholeNumberSchema,
  removedAt: wholeNumberSchema.nullable(),
  changeSeq: wholeNumberSchema,
});
export type ReactionRow = z.infer<typeof reactionRowSchema>;
