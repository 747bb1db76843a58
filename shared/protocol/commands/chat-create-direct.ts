import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Opens the direct chat with a colleague; `chatId` must be `directChatId` of the pair. Creating it twice is harmless. */
export const chatCreateDirectSchema = z.object({ kind: z.literal('chat.createDirect'), chatId: idSchema, userId: idSchema });
