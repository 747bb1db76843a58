import { z } from 'zod';
import { wholeNumberSchema } from '../primitives.ts';

/** A document of what the person whose devices get this row wants everywhere. */
export const preferenceRowSchema = z.object({ name: z.string().max(40), value: z.string(), changeSeq: wholeNumberSchema });
export type PreferenceRow = z.infer<typeof preferenceRowSchema>;
