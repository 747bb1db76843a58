import { z } from 'zod';
import { idSchema } from '../primitives.ts';

export const presenceStatuses = ['active', 'away', 'offline'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** Presence of watched people: all of them after `presenceWatch`, then only what changed. */
export const presenceFrameSchema = z.object({
  type: z.literal('presence'),
  changes: z.array(z.object({ userId: idSchema, status: z.enum(presenceStatuses) })),
});
