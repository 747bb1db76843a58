import { z } from 'zod';
import { callSignalAddressSchema, callSignalSchema } from '../calls/call-signal.ts';
import { idSchema } from '../primitives.ts';

/** A signal from somebody in the same call, for the joining that `toJoinId` names. */
export const signalNoticeFrameSchema = callSignalAddressSchema.extend({ type: z.literal('signal'), fromUserId: idSchema, signal: callSignalSchema });
