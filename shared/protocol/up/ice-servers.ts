import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Asks for the ways through networks that the organization has configured; needs the right to call. Answered by `iceServers` or `error`. */
export const iceServersRequestFrameSchema = z.object({ type: z.literal('iceServers'), requestId: z.int().min(0), callId: idSchema });
