import { z } from 'zod';
import { callSignalSchema } from '../../protocol/calls/call-signal.ts';

/** A file that goes straight between two desktops, as the window that moves it has to know it. */
export const nearTransferSchema = z.object({
  transferId: z.string(),
  role: z.enum(['take', 'give']),
  attachmentId: z.string(),
  sizeBytes: z.int(),
  /** Taking: what is here already. */
  fromBytes: z.int(),
  /** This window has taken it on; else any may claim it. */
  isClaimed: z.boolean(),
  /** The other device is known: the taker's window begins to connect. */
  isFound: z.boolean(),
  /** Everything that the other device has signalled, in its order. */
  signals: z.array(callSignalSchema),
});
export type NearTransfer = z.infer<typeof nearTransferSchema>;
