import { z } from 'zod';
import { callSignalSchema } from '../../protocol/calls/call-signal.ts';

/** A signal that the renderer has not confirmed yet. `id` counts up. */
const receivedSignalSchema = z.object({
  id: z.int(),
  callId: z.string(),
  fromUserId: z.string(),
  fromJoinId: z.string(),
  toJoinId: z.string(),
  signal: callSignalSchema,
});
export type ReceivedSignal = z.infer<typeof receivedSignalSchema>;

/** What arrived and is not confirmed, oldest first: take what is newer than the last taken, then confirm. */
export const callSignalsViewSchema = z.array(receivedSignalSchema);
