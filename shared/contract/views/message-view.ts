import { z } from 'zod';
import { callMedia, messageTypes } from '../../database/enums.ts';
import { errorCodes } from '../../errors/error-catalogue.ts';
import { attachmentViewSchema } from './attachment-view.ts';
import { chatEventSchema, previewSchema } from './preview-view.ts';

const reactionViewSchema = z.object({
  emoji: z.string(),
  count: z.int(),
  isOwn: z.boolean(),
  /** The first names, oldest first, at most ten. */
  names: z.array(z.string()),
});
export type ReactionView = z.infer<typeof reactionViewSchema>;

/** Somebody whom the text names; `text` stands in it with its `@`. */
const mentionViewSchema = z.object({
  text: z.string(),
  /** Null: everybody in the chat. */
  userId: z.string().nullable(),
  /** This person is meant. */
  isSelf: z.boolean(),
});
export type MentionView = z.infer<typeof mentionViewSchema>;

/** Where one's own message stands; others' are always `sent`. */
const deliverySchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('sent') }),
  z.object({ status: z.literal('waiting') }),
  /** Refused for good: retry or discard with this command id. */
  z.object({ status: z.literal('failed'), commandId: z.string(), code: z.enum(errorCodes), message: z.string() }),
]);
export type Delivery = z.infer<typeof deliverySchema>;

/** A message ready to draw. */
export const messageViewSchema = z.object({
  id: z.string(),
  chatId: z.string(),
  /** Null while it waits; waiting messages stand below all others in the order they were written. */
  seq: z.int().nullable(),
  type: z.enum(messageTypes),
  senderId: z.string(),
  senderName: z.string(),
  isOwn: z.boolean(),
  body: z.string(),
  mentions: z.array(mentionViewSchema),
  /** System messages: what happened; the sender did it. */
  event: chatEventSchema.nullable(),
  /** System messages that close a call: what calling back needs. */
  closedCall: z.object({ media: z.enum(callMedia), isMissed: z.boolean() }).nullable(),
  createdAt: z.number(),
  editedAt: z.number().nullable(),
  editCount: z.int(),
  isDeleted: z.boolean(),
  replyTo: z
    .object({ messageId: z.string(), seq: z.int().nullable(), senderName: z.string(), preview: previewSchema, isDeleted: z.boolean() })
    .nullable(),
  /** The thread it answers in; null outside threads. */
  threadRootMessageId: z.string().nullable(),
  isOnlyInThread: z.boolean(),
  /** What its thread began with, for answers that stand in the chat, too; null while that is not here. */
  threadRoot: z.object({ senderName: z.string(), preview: previewSchema }).nullable(),
  /** The answers to it, where it began a thread. */
  thread: z.object({ answerCount: z.int(), lastAnswerAt: z.number(), unreadCount: z.int(), people: z.array(z.object({ userId: z.string(), name: z.string() })) }).nullable(),
  /** Who pinned it in the chat. */
  pinnedByName: z.string().nullable(),
  isSaved: z.boolean(),
  attachments: z.array(attachmentViewSchema),
  reactions: z.array(reactionViewSchema),
  delivery: deliverySchema,
  canEdit: z.boolean(),
  canDelete: z.boolean(),
  canPin: z.boolean(),
});
export type MessageView = z.infer<typeof messageViewSchema>;

/** A window of a conversation, oldest first. The renderer never holds more. */
export const messageWindowSchema = z.object({
  messages: z.array(messageViewSchema),
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
  /** Older messages exist on the server and are being fetched (or wait for a connection). */
  isFetchingOlder: z.boolean(),
  /** The highest seq of the chat known here; 0 when empty. */
  newestSeq: z.int(),
});
export type MessageWindow = z.infer<typeof messageWindowSchema>;
