import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/**
 * The server's answer to one command.
 * `done` is final and durable (SY1); `message` is given for `message.send` so that the waiting row gets its place.
 * `refused` is final: the same command will never be accepted. `later` is not: send the same command again.
 */
export const commandResultSchema = z.discriminatedUnion('status', [
  z.object({
    commandId: idSchema,
    status: z.literal('done'),
    message: z.object({ seq: z.int().min(1), createdAt: wholeNumberSchema, changeSeq: wholeNumberSchema }).optional(),
    /** Given for `call.start`: the call that one is in now. */
    callId: idSchema.optional(),
  }),
  z.object({ commandId: idSchema, status: z.literal('refused'), code: z.enum(errorCodes), message: z.string() }),
  z.object({ commandId: idSchema, status: z.literal('later'), code: z.enum(errorCodes), retryAfterMs: wholeNumberSchema }),
]);
export type CommandResult = z.infer<typeof commandResultSchema>;
