import { z } from 'zod';
import { wholeNumberSchema } from '../primitives.ts';

/**
 * Asks for the changes after `since`; 0 asks for a first copy (SY13). Answered by `page` frames with this `requestId`.
 * `part` continues a first copy that did not fit one page: the value the last page gave, otherwise null.
 */
export const pullFrameSchema = z.object({
  type: z.literal('pull'),
  requestId: wholeNumberSchema,
  since: wholeNumberSchema,
  part: z.string().max(100).nullable(),
});
