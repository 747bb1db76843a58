import { z } from 'zod';

/** `GET /api/server`: tells a Hallway server from another kind before a password is sent. No sign-in needed. */
export const serverInfoSchema = z.object({
  product: z.literal('hallway'),
  protocol: z.object({ current: z.int(), floor: z.int() }),
  organizationName: z.string(),
  /** Told only to devices that are signed in. */
  version: z.string().optional(),
});
export type ServerInfo = z.infer<typeof serverInfoSchema>;
