import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

/** The truth for the status line. */
const connectionStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('connecting'), attempt: z.int() }),
  /** Connected and taking in what was missed. */
  z.object({ status: z.literal('catchingUp') }),
  z.object({ status: z.literal('connected'), sinceMs: z.number() }),
  /** `retryAtMs` is null when only the person can help (see `code`). */
  z.object({
    status: z.literal('offline'),
    code: z.enum(errorCodes),
    message: z.string(),
    sinceMs: z.number(),
    retryAtMs: z.number().nullable(),
  }),
]);
export type ConnectionState = z.infer<typeof connectionStateSchema>;

export const connectionViewSchema = z.object({
  connection: connectionStateSchema,
  /** Commands not yet accepted by the server, and those that failed for good. */
  waitingCount: z.int(),
  failedCount: z.int(),
  history: z.object({
    chatsComplete: z.int(),
    chatsTotal: z.int(),
    /** Messages of all chats that are on this computer, of those there are. */
    messagesHeld: z.int(),
    messagesTotal: z.int(),
  }),
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;
