import { z } from 'zod';
import { iceServerSchema } from '../calls/ice-server.ts';
import { wholeNumberSchema } from '../primitives.ts';

/** Answers `iceServers`: empty where the organization has configured none, which is enough on one network. */
export const iceServersFrameSchema = z.object({
  type: z.literal('iceServers'),
  requestId: wholeNumberSchema,
  iceServers: z.array(iceServerSchema).max(16),
  /** When the credentials end; null where there are none. */
  expiresAtMs: wholeNumberSchema.nullable(),
});
