import { z } from 'zod';
import { callConnectionStates } from '../../database/enums.ts';
import { idSchema } from '../primitives.ts';

/** What one sends and how one's connection stands, for the record. */
export const callUpdateSchema = z.object({
  kind: z.literal('call.update'),
  chatId: idSchema,
  callId: idSchema,
  joinId: idSchema,
  isAudioEnabled: z.boolean(),
  isVideoEnabled: z.boolean(),
  isScreenShared: z.boolean(),
  connectionState: z.enum(callConnectionStates),
});
