import { z } from 'zod';
import { messageViewSchema } from './message-view.ts';
import { previewSchema } from './preview-view.ts';

/** A thread's first message, and how the person stands to it. */
export const threadDetailSchema = z.object({
  /** Null while it is not on this computer: it comes with the history. */
  root: messageViewSchema.nullable(),
  chatTitle: z.string(),
  answerCount: z.int(),
  unreadCount: z.int(),
  isFollowing: z.boolean(),
  /** Answers up to here are read. */
  readSeq: z.int(),
});
export type ThreadDetail = z.infer<typeof threadDetailSchema>;

const threadSummarySchema = z.object({
  rootMessageId: z.string(),
  chatId: z.string(),
  chatTitle: z.string(),
  /** Whose message it began with; null while that is not on this computer. */
  root: z.object({ senderId: z.string(), senderName: z.string(), preview: previewSchema, isDeleted: z.boolean() }).nullable(),
  answerCount: z.int(),
  unreadCount: z.int(),
  /** Unread answers that mention this person or everybody, or have one of their words. */
  mentionCount: z.int(),
  lastAnswer: z.object({ messageId: z.string(), senderId: z.string(), senderName: z.string(), preview: previewSchema, createdAt: z.number(), isOwn: z.boolean() }),
  hasDraft: z.boolean(),
  /** Its chat is muted: it does not call for attention. */
  isMuted: z.boolean(),
});
export type ThreadSummary = z.infer<typeof threadSummarySchema>;

export const threadListSchema = z.object({
  threads: z.array(threadSummarySchema),
  /** Followed threads with something unread, in chats that are not muted. */
  unreadThreadCount: z.int(),
  hasMore: z.boolean(),
});
export type ThreadList = z.infer<typeof threadListSchema>;

const meantAnswerSchema = z.object({
  messageId: z.string(),
  rootMessageId: z.string(),
  chatId: z.string(),
  chatTitle: z.string(),
  senderName: z.string(),
  preview: previewSchema,
  createdAt: z.number(),
});
export type MeantAnswer = z.infer<typeof meantAnswerSchema>;

export const meantAnswersSchema = z.object({
  /** The words that were looked for: with others, what is found is not new. */
  keywords: z.array(z.string()),
  answers: z.array(meantAnswerSchema),
});
export type MeantAnswers = z.infer<typeof meantAnswersSchema>;
