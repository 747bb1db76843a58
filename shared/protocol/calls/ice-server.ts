import { z } from 'zod';

/** A STUN or TURN server as browsers want it; with a name and a password that last for a short time. */
export const iceServerSchema = z.object({
  urls: z.array(z.string().max(300)).min(1).max(16),
  username: z.string().max(300).optional(),
  credential: z.string().max(300).optional(),
});
export type IceServer = z.infer<typeof iceServerSchema>;
