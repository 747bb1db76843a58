import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Tells the chat that one is typing; sent at most every three seconds, shown for six. Never stored. */
export const typingFrameSchema = z.object({ type: z.literal('typing'), chatId: idSchema });
