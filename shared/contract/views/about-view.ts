import { z } from 'zod';
import { errorCodes } from '../../errors/error-catalogue.ts';

const protocolSchema = z.object({ current: z.int(), floor: z.int() });

/** What runs here and there. */
export const aboutViewSchema = z.object({
  version: z.string(),
  protocol: protocolSchema,
  serverUrl: z.string(),
  /** What the server says of itself, or why it says nothing. */
  server: z.discriminatedUnion('status', [
    z.object({ status: z.literal('answered'), version: z.string().nullable(), protocol: protocolSchema }),
    z.object({ status: z.literal('silent'), code: z.enum(errorCodes), message: z.string() }),
  ]),
});
export type AboutView = z.infer<typeof aboutViewSchema>;
