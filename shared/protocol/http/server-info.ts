import { z } from 'zod';

/** `GET /api/server`: tells a Hallway server from another kind before a password is sent. No sign-in needed. */
export const serverInfoSchema = z.object({
  product: z.literal('hallway'),
  protocol: z.object({ current: z.int(), floor: z.int() }),
  organizationName: z.string(),
});
export type ServerInfo = z.infer<typeof serverInfoSchema>;
