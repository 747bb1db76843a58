import { z } from 'zod';
import { idSchema, messageBodySchema } from '../primitives.ts';

/** Writes a text message. The client names the message, so that a retry can never make a second one (SY2). */
export const messageSendSchema = z.object({
  kind: z.literal('message.send'),
  chatId: idSchema,
  messageId: idSchema,
  body: messageBodySchema.min(1),
  replyToMessageId: idSchema.nullable(),
});
