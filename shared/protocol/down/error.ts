import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

/**
 * A request failed (`requestId` names it) or the session ends (no `requestId`; the socket closes next).
 * The codes that end a session are listed with their close codes in docs/protocol.md.
 */
export const errorFrameSchema = z.object({
  type: z.literal('error'),
  requestId: z.int().min(0).optional(),
  code: z.enum(errorCodes),
  message: z.string(),
});
