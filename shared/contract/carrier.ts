import { z } from 'zod';
import { errorCodes } from '../errors/error-catalogue.ts';
import { callNames } from './calls.ts';
import { queries, type QueryName } from './queries.ts';

/**
 * The envelopes of the contract, the same on every carrier: a MessagePort (Electron), a WebSocket on loopback
 * (headless host) or memory (tests). Ids are chosen by the renderer and unique per connection.
 */
export const requestEnvelopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int().min(0), name: z.enum(callNames), params: z.unknown() }),
  z.object({
    type: z.literal('subscribe'),
    id: z.int().min(0),
    name: z.enum(Object.keys(queries) as [QueryName, ...QueryName[]]),
    params: z.unknown(),
  }),
  z.object({ type: z.literal('unsubscribe'), id: z.int().min(0) }),
]);
export type RequestEnvelope = z.infer<typeof requestEnvelopeSchema>;

const carriedErrorSchema = z.object({ code: z.enum(errorCodes), kind: z.enum(['user', 'operational', 'bug']), message: z.string() });

/** `id` repeats the request's; a subscription gets any number of `value`s. */
export const responseEnvelopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), id: z.int().min(0), value: z.unknown() }),
  z.object({ type: z.literal('value'), id: z.int().min(0), value: z.unknown() }),
  z.object({ type: z.literal('failure'), id: z.int().min(0), error: carriedErrorSchema }),
]);
export type ResponseEnvelope = z.infer<typeof responseEnvelopeSchema>;

/** One end of a connection between renderer and backend. */
export interface Carrier<Outgoing, Incoming> {
  send(envelope: Outgoing): void;
  /** Registers the one receiver; envelopes that came earlier are handed to it at once. */
  onReceive(receiver: (envelope: Incoming) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

export type RendererCarrier = Carrier<RequestEnvelope, ResponseEnvelope>;
export type BackendCarrier = Carrier<ResponseEnvelope, RequestEnvelope>;
