import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Who hands the file over; null when nobody does. */
export const nearFoundFrameSchema = z.object({ type: z.literal('nearFound'), transferId: idSchema, userId: idSchema.nullable() });
