import { z } from 'zod';

/** Asks for a `pong`, to notice a dead connection (half-open TCP). */
export const pingFrameSchema = z.object({ type: z.literal('ping') });
