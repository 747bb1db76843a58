import { z } from 'zod';

/** The name of the message that offers screens to the page, with a port to answer on. */
export const screenOfferChannel = 'hallway-screens';

/** The screens and windows that the desktop shell can share; the page answers with one of the ids, or null. */
export const screenOfferSchema = z.object({
  sources: z.array(
    z.object({
      id: z.string().max(200),
      name: z.string().max(1_000),
      kind: z.enum(['screen', 'window']),
      /** A small picture as a data URL; empty where there is none. */
      thumbnailUrl: z.string().max(2_000_000),
    }),
  ).max(200),
});
export type ScreenOffer = z.infer<typeof screenOfferSchema>;

export const screenAnswerSchema = z.string().max(200).nullable();
