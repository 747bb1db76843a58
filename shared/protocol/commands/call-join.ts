import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/**
 * Answers, joins a running call, or comes back with a new `joinId`. Somebody who is in on one device is not let in on
 * another: `insteadOfJoinId` names the joining that this device had itself and gives up.
 */
export const callJoinSchema = z.object({
  kind: z.literal('call.join'),
  chatId: idSchema,
  callId: idSchema,
  joinId: idSchema,
  insteadOfJoinId: idSchema.nullable(),
  isAudioEnabled: z.boolean(),
  isVideoEnabled: z.boolean(),
});
