import { z } from 'zod';

/** Where a message stands on this computer, or why it cannot be gone to. */
export const foundMessageSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('here'),
    /** Null while it waits to be sent. */
    seq: z.int().nullable(),
    /** The thread that it stands in alone; null: it stands in the chat. */
    onlyInThreadOf: z.string().nullable(),
  }),
  z.object({ status: z.literal('deleted') }),
  /** The history of its chat is not complete here. */
  z.object({ status: z.literal('notYet') }),
  z.object({ status: z.literal('unknown') }),
]);
export type FoundMessage = z.infer<typeof foundMessageSchema>;

/** The first message of a chat from a time on, as far as the history reaches here. */
export const foundDaySchema = z.object({
  message: z.object({ messageId: z.string(), seq: z.int(), createdAt: z.number() }).nullable(),
  /** The chat has older messages of that time that are not here: the message is the oldest one held. */
  isHistoryMissing: z.boolean(),
});
export type FoundDay = z.infer<typeof foundDaySchema>;
