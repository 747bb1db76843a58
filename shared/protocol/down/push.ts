import { z } from 'zod';
import { commandResultSchema } from '../commands/command-result.ts';
import { wholeNumberSchema } from '../primitives.ts';
import { rowSetSchema } from '../rows/row-set.ts';

/**
 * What one tick of the server changed for this person (SY7), with the answers to this session's commands.
 * If `since` is not the client's cursor, the client takes the results, leaves the rows and pulls.
 */
export const pushFrameSchema = z.object({
  type: z.literal('push'),
  since: wholeNumberSchema,
  until: wholeNumberSchema,
  results: z.array(commandResultSchema).optional(),
  rows: rowSetSchema,
});
