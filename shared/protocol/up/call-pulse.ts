import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema } from '../primitives.ts';

/**
 * Sent every two seconds while in a call. Who is silent for 8.5 s, and heard by nobody else, is shown out.
 * `hears` tells how long ago others were heard on their data channels, so that nobody is shown out because only their
 * way to the server is cut.
 */
export const callPulseFrameSchema = z.object({
  type: z.literal('callPulse'),
  callId: idSchema,
  joinId: idSchema,
  hears: z.array(z.object({ joinId: idSchema, agoMs: z.int().min(0).max(60_000) })).max(limits.callParticipants),
});
