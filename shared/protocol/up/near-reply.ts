import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** The answer to `nearAsked`. */
export const nearReplyFrameSchema = z.object({ type: z.literal('nearReply'), transferId: idSchema, canGive: z.boolean() });
