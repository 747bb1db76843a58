import { z } from 'zod';
import { callSignalSchema } from '../calls/call-signal.ts';
import { idSchema } from '../primitives.ts';

/** A signal for the other device of a transfer that was found; anything else is dropped without a word. */
export const nearSignalFrameSchema = z.object({ type: z.literal('nearSignal'), transferId: idSchema, signal: callSignalSchema });
