import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Deletes one's own message, or with `chat.delete` somebody else's (SY8). Deleting twice is harmless. */
export const messageDeleteSchema = z.object({ kind: z.literal('message.delete'), chatId: idSchema, messageId: idSchema });
