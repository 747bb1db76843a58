import { z } from 'zod';
import { wholeNumberSchema } from '../primitives.ts';

/**
 * What two windows say to each other about one file on their data channel, as JSON; its bytes go beside that, as binary
 * messages, in their order. No server sees any of it.
 */
export const nearMessageSchema = z.discriminatedUnion('type', [
  /** The taker begins: give what comes after so many bytes. */
  z.object({ type: z.literal('begin'), fromBytes: wholeNumberSchema }),
  /** The taker has so many bytes on its disk: the giver keeps within a distance of that. */
  z.object({ type: z.literal('stored'), doneBytes: wholeNumberSchema }),
]);
export type NearMessage = z.infer<typeof nearMessageSchema>;
