import { z } from 'zod';
import { attachmentListSchema } from '../files/attachment.ts';
import { idSchema, messageBodySchema } from '../primitives.ts';

/**
 * Writes a message: words, files, or files with words. The client names the message, so that a retry can never make a
 * second one (SY2). The bytes of its files have been uploaded before.
 */
export const messageSendSchema = z.object({
  kind: z.literal('message.send'),
  chatId: idSchema,
  messageId: idSchema,
  /** Empty only beside files. */
  body: messageBodySchema,
  replyToMessageId: idSchema.nullable(),
  attachments: attachmentListSchema.min(1).optional(),
  /** Answers in the thread of this message, seen there alone unless `isAlsoInChat`. */
  threadRootMessageId: idSchema.optional(),
  isAlsoInChat: z.literal(true).optional(),
})
  .refine(({ body, attachments }) => body !== '' || attachments !== undefined, { message: 'A message has words or files' })
  .refine(({ threadRootMessageId, isAlsoInChat }) => isAlsoInChat === undefined || threadRootMessageId !== undefined, { message: 'Only an answer in a thread can stand in the chat, too' });
