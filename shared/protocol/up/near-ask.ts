import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Asks whether a colleague who is online has this file and would hand it over directly. Answered by `nearFound`. */
export const nearAskFrameSchema = z.object({ type: z.literal('nearAsk'), transferId: idSchema, attachmentId: idSchema });
