import { z } from 'zod';
import { wholeNumberSchema } from '../primitives.ts';
import { rowSetSchema } from '../rows/row-set.ts';

/**
 * Answers `pull`: the rows and, when `nextPart` is null, the cursor `until` to store in the same transaction (SY5).
 * With `nextPart` set (first copies only) the cursor stays and the next `pull` repeats `since` with that part.
 * `hasMore` says that changes after `until` were waiting: pull again from there.
 */
export const pageFrameSchema = z.object({
  type: z.literal('page'),
  requestId: wholeNumberSchema,
  since: wholeNumberSchema,
  until: wholeNumberSchema,
  nextPart: z.string().nullable(),
  hasMore: z.boolean(),
  rows: rowSetSchema,
});
