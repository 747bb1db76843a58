import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** One of the callee's devices rings; `isBusy` when they are in another call on it. */
export const callRingingSchema = z.object({ kind: z.literal('call.ringing'), chatId: idSchema, callId: idSchema, isBusy: z.boolean() });
