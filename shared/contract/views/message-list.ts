import { z } from 'zod';
import { previewSchema } from './preview-view.ts';

/** Which messages: saved by the person, pinned in a chat, or mentioning the person. */
export const messageListKindSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('pinned'), chatId: z.string() }),
  z.object({ kind: z.literal('mentions') }),
]);
export type MessageListKind = z.infer<typeof messageListKindSchema>;

const listedMessageSchema = z.object({
  messageId: z.string(),
  chatId: z.string(),
  chatTitle: z.string(),
  seq: z.int().nullable(),
  /** Where it is found when it stands in a thread alone. */
  threadRootMessageId: z.string().nullable(),
  senderId: z.string(),
  senderName: z.string(),
  /** One line of plain text. */
  preview: previewSchema,
  createdAt: z.number(),
  /** Who pinned it. */
  pinnedByName: z.string().nullable(),
  isSaved: z.boolean(),
  /** Whether this person may take the pin away. */
  canUnpin: z.boolean(),
});
export type ListedMessage = z.infer<typeof listedMessageSchema>;

export const messageListSchema = z.object({
  messages: z.array(listedMessageSchema),
  hasMore: z.boolean(),
  /** How many belong to the list and have not arrived on this computer yet. */
  missingCount: z.int(),
});
export type MessageList = z.infer<typeof messageListSchema>;
