import { z } from 'zod';
import { callSignalAddressSchema, callSignalSchema } from '../calls/call-signal.ts';
import { idSchema } from '../primitives.ts';

/** A signal for somebody in the same call. Relayed only between the present joinings of its participants; otherwise dropped without a word. */
export const signalFrameSchema = callSignalAddressSchema.extend({ type: z.literal('signal'), toUserId: idSchema, signal: callSignalSchema });
