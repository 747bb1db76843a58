import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema } from '../primitives.ts';

/** Names the people whose presence is on screen, replacing the last list. Answered by `presence` with all of them, then differences. */
export const presenceWatchFrameSchema = z.object({
  type: z.literal('presenceWatch'),
  userIds: z.array(idSchema).max(limits.presenceWatches),
});
