import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Does not take the call; all of one's devices stop ringing. */
export const callDeclineSchema = z.object({ kind: z.literal('call.decline'), chatId: idSchema, callId: idSchema });
