import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema } from '../primitives.ts';

/** Asks for the messages of a chat below `beforeSeq`, newest first. Answered by `historyPage`. */
export const historyFrameSchema = z.object({
  type: z.literal('history'),
  requestId: z.int().min(0),
  chatId: idSchema,
  beforeSeq: z.int().min(1),
  limit: z.int().min(1).max(limits.messagesPerHistoryPage),
});
