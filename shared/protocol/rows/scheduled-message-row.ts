import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** A message that is sent later; only its writer's devices get this row. */
export const scheduledMessageRowSchema = z.object({
  messageId: idSchema,
  chatId: idSchema,
  /** Empty once it has ended. */
  body: z.string(),
  replyToMessageId: idSchema.nullable(),
  threadRootMessageId: idSchema.nullable(),
  isAlsoInChat: z.boolean(),
  sendAt: wholeNumberSchema,
  /** Why it could not be sent at its time; it waits to be changed or taken back. */
  failedCode: z.string().nullable(),
  /** Sent, or taken back. */
  endedAt: wholeNumberSchema.nullable(),
  changeSeq: wholeNumberSchema,
});
export type ScheduledMessageRow = z.infer<typeof scheduledMessageRowSchema>;
