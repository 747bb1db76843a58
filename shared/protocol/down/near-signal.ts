import { z } from 'zod';
import { callSignalSchema } from '../calls/call-signal.ts';
import { idSchema } from '../primitives.ts';

/** A signal from the other device of a transfer. */
export const nearSignalNoticeFrameSchema = z.object({ type: z.literal('nearSignal'), transferId: idSchema, signal: callSignalSchema });
