import { z } from 'zod';
import { idSchema, messageBodySchema } from '../primitives.ts';

/** Replaces the text of one's own message. */
export const messageEditSchema = z.object({
  kind: z.literal('message.edit'),
  chatId: idSchema,
  messageId: idSchema,
  body: messageBodySchema.min(1),
});
