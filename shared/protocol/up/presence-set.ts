import { z } from 'zod';

/** Tells whether the person is at this device. Online is whoever has a session; a session starts as `active`. */
export const presenceSetFrameSchema = z.object({ type: z.literal('presenceSet'), status: z.enum(['active', 'away']) });
