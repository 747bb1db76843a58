import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema } from '../primitives.ts';

/** Rings members of the chat who are not in the call, from within it. */
export const callInviteSchema = z.object({
  kind: z.literal('call.invite'),
  chatId: idSchema,
  callId: idSchema,
  userIds: z.array(idSchema).min(1).max(limits.callParticipants),
});
