import { z } from 'zod';
import { idSchema, messageBodySchema, wholeNumberSchema } from '../primitives.ts';

/**
 * Has the server send a message at a time, under this id; the same id again gives it other words or another time. A time
 * that is past means now.
 */
export const messageScheduleSchema = z.object({
  kind: z.literal('message.schedule'),
  chatId: idSchema,
  messageId: idSchema,
  sendAt: wholeNumberSchema,
  body: messageBodySchema.min(1),
  replyToMessageId: idSchema.nullable(),
  threadRootMessageId: idSchema.optional(),
  isAlsoInChat: z.literal(true).optional(),
});
