import { z } from 'zod';
import { callConnectionStates, callParticipantStatuses } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** One person in one call. `joinId` names their present joining, on whichever of their devices; null while they are not in. */
export const callParticipantRowSchema = z.object({
  callId: idSchema,
  chatId: idSchema,
  userId: idSchema,
  status: z.enum(callParticipantStatuses),
  joinId: idSchema.nullable(),
  isAudioEnabled: z.boolean(),
  isVideoEnabled: z.boolean(),
  isScreenShared: z.boolean(),
  connectionState: z.enum(callConnectionStates),
  joinedAt: wholeNumberSchema.nullable(),
  leftAt: wholeNumberSchema.nullable(),
  changeSeq: wholeNumberSchema,
});
export type CallParticipantRow = z.infer<typeof callParticipantRowSchema>;
