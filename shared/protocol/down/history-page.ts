import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';
import { messageRowSchema } from '../rows/message-row.ts';
import { reactionRowSchema } from '../rows/reaction-row.ts';

/** Answers `history`. Everything from `floorSeq` up to what was asked is in `messages`; 1 means the chat's beginning is reached. */
export const historyPageFrameSchema = z.object({
  type: z.literal('historyPage'),
  requestId: wholeNumberSchema,
  chatId: idSchema,
  floorSeq: z.int().min(1),
  messages: z.array(messageRowSchema),
  reactions: z.array(reactionRowSchema),
});
