import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

/** A message of this person that is sent later. */
export const scheduledMessageSchema = z.object({
  messageId: z.string(),
  chatId: z.string(),
  /** Names as {@link ChatSummary.title}. */
  chatTitle: z.string(),
  body: z.string(),
  replyToMessageId: z.string().nullable(),
  threadRootMessageId: z.string().nullable(),
  isAlsoInChat: z.boolean(),
  sendAt: z.number(),
  /** Whether the server has it: until then it is not sent, whatever its time. */
  isOnServer: z.boolean(),
  /** Why it could not be kept or sent; it waits to be changed or taken back. */
  failure: z.object({ code: z.enum(errorCodes), commandId: z.string().nullable() }).nullable(),
});
export type ScheduledMessage = z.infer<typeof scheduledMessageSchema>;
