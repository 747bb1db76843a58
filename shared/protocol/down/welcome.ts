import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';
import { accessSchema } from './access.ts';

/**
 * Answers `hello`. If `epoch` differs from the client's, or the client's cursor is above `head`, the client starts
 * over with `pull` since 0 and offers its own messages again (SY10). Otherwise pushes follow from `head`: a client
 * whose cursor is lower pulls first.
 */
export const welcomeFrameSchema = z.object({
  type: z.literal('welcome'),
  protocol: z.int().min(1),
  epoch: idSchema,
  head: wholeNumberSchema,
  userId: idSchema,
  organizationId: idSchema,
  serverTimeMs: wholeNumberSchema,
  access: accessSchema,
});
