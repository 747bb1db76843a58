import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

const descriptionSchema = z.string().min(1).max(limits.callDescriptionLength);

/** One ICE candidate as the browser gives it; an empty `candidate` says that there are no more. */
const candidateSchema = z.object({
  candidate: z.string().max(limits.callCandidateLength),
  sdpMid: z.string().max(32).nullable(),
  sdpMLineIndex: z.int().min(0).max(31).nullable(),
});

/**
 * What two devices tell each other to connect. Only the pair's initiator (the lower user id) makes offers and rebuilds;
 * the other side asks for it.
 */
const callSignalPayloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer'), sdp: descriptionSchema }),
  z.object({ kind: z.literal('answer'), sdp: descriptionSchema }),
  z.object({ kind: z.literal('candidates'), candidates: z.array(candidateSchema).min(1).max(limits.callCandidatesPerSignal) }),
  z.object({ kind: z.literal('restartAsked') }),
  z.object({ kind: z.literal('rebuildAsked') }),
]);
export type CallSignalPayload = z.infer<typeof callSignalPayloadSchema>;

/**
 * The part of a signal that only the two devices understand. `epoch` counts the connections that the pair has built,
 * `seq` the signals of one sender within it, from 0: what is repeated is dropped, what comes too early waits.
 */
export const callSignalSchema = z.object({ epoch: z.int().min(0).max(1_000_000), seq: wholeNumberSchema, payload: callSignalPayloadSchema });
export type CallSignal = z.infer<typeof callSignalSchema>;

/** Both ends of a signal: a join id names one joining of one person on one device, so that nothing reaches a later one. */
export const callSignalAddressSchema = z.object({ callId: idSchema, fromJoinId: idSchema, toJoinId: idSchema });
