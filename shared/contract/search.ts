import { z } from 'zod';
import { chatKinds } from '../database/enums.ts';
import { idSchema } from '../protocol/primitives.ts';

export const searchOrders = ['newest', 'best'] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** A search as it is typed. Any text is a search: what is no operator is looked for as words. */
export const searchRequestSchema = z.object({
  text: z.string().max(1_000),
  /** Only in this chat, whatever the text says; null: everywhere. */
  chatId: idSchema.nullable(),
  order: z.enum(searchOrders),
  /** Where the page before ended; null for the first page. */
  cursor: z.string().max(500).nullable(),
  limit: z.int().min(1).max(100),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

/** UTF-16 offsets into the text beside it; `end` is behind the last one. */
const highlightSchema = z.object({ start: z.int(), end: z.int() });
export type SearchHighlight = z.infer<typeof highlightSchema>;

const searchHitSchema = z.object({
  messageId: z.string(),
  chatId: z.string(),
  /** Null for one's own message that waits to be sent. */
  seq: z.int().nullable(),
  chatName: z.string(),
  chatKind: z.enum(chatKinds),
  senderId: z.string(),
  senderName: z.string(),
  isOwn: z.boolean(),
  createdAt: z.number(),
  /** The part of the message around the first hit, in one line; the cut sides end with an ellipsis. */
  snippet: z.string(),
  highlights: z.array(highlightSchema),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchFilterKinds = ['from', 'in', 'before', 'after', 'on', 'has', 'is'] as const;

/** An operator as it was understood. */
const searchFilterSchema = z.object({
  kind: z.enum(searchFilterKinds),
  /** As typed, such as `from:ada`. */
  text: z.string(),
  /** What it was taken for, such as a person's name; null when it fits nothing, and then nothing is found. */
  meaning: z.string().nullable(),
});
export type SearchFilter = z.infer<typeof searchFilterSchema>;

export const searchPageSchema = z.object({
  hits: z.array(searchHitSchema),
  /**
   * Null when there is nothing more. Otherwise the next page begins there, also when this one is short or empty: a page
   * looks through a bounded number of messages, so that typing never waits.
   */
  cursor: z.string().nullable(),
  filters: z.array(searchFilterSchema),
});
export type SearchPage = z.infer<typeof searchPageSchema>;
