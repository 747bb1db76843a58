import { z } from 'zod';
import type { SerializedError } from '../errors/hallway-error.ts';
import { callNames } from './calls.ts';
import type { ListPatch } from './list-patch.ts';
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

/** `id` repeats the request's; a subscription gets any number of `value`s, and between them, if its value is a long list, `patch`es of the last one. */
export type ResponseEnvelope =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'patch'; readonly id: number; readonly patch: ListPatch }
  | { readonly type: 'failure'; readonly id: number; readonly error: SerializedError };

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
