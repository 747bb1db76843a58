import { z } from 'zod';
import { callMedia } from '../../database/enums.ts';
import { idSchema } from '../primitives.ts';

/**
 * Calls the people of a chat and joins. Where a call runs there already, it is joined instead, so that two people who
 * call each other at once meet: the result names the call that one is in.
 */
export const callStartSchema = z.object({
  kind: z.literal('call.start'),
  chatId: idSchema,
  callId: idSchema,
  joinId: idSchema,
  media: z.enum(callMedia),
});
