import { z } from 'zod';
import { emojiSchema, idSchema } from '../primitives.ts';

/** Adds (`present: true`) or takes back one's own reaction. */
export const reactionSetSchema = z.object({
  kind: z.literal('reaction.set'),
  chatId: idSchema,
  messageId: idSchema,
  emoji: emojiSchema,
  present: z.boolean(),
});
