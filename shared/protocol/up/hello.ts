import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/**
 * The first frame after the upgrade, once. `epoch` and `cursor` are what the client holds (null and 0 for a new device);
 * the server answers `welcome`.
 */
export const helloFrameSchema = z.object({
  type: z.literal('hello'),
  protocol: z.int().min(1),
  epoch: idSchema.nullable(),
  cursor: wholeNumberSchema,
});
