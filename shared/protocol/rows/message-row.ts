import { z } from 'zod';
import { messageTypes } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** A message as everybody in its chat sees it. `body` is empty once `deletedAt` is set (SY8). */
export const messageRowSchema = z.object({
  id: idSchema,
  chatId: idSchema,
  senderId: idSchema,
  type: z.enum(messageTypes),
  seq: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  body: z.string(),
  replyToMessageId: idSchema.nullable(),
  threadRootMessageId: idSchema.nullable(),
  /** Shown in its thread alone, and not counted as unread in the chat; absent: shown in the chat, too. */
  isOnlyInThread: z.literal(true).optional(),
  /** For `system` messages `SystemMessageDetails`, for messages with files `FileMessageDetails`. Unknown kinds from newer servers are kept and shown neutrally. */
  details: z.unknown().optional(),
  createdAt: wholeNumberSchema,
  editedAt: wholeNumberSchema.nullable(),
  editCount: wholeNumberSchema,
  deletedAt: wholeNumberSchema.nullable(),
  deletedById: idSchema.nullable(),
  /** Pinned in its chat; absent: not. */
  pinned: z.object({ at: wholeNumberSchema, byId: idSchema }).optional(),
  changeSeq: wholeNumberSchema,
});
export type MessageRow = z.infer<typeof messageRowSchema>;
