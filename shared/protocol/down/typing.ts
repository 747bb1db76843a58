import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Somebody types in a chat; show it for six seconds or until their message comes. */
export const typingNoticeFrameSchema = z.object({ type: z.literal('typing'), chatId: idSchema, userId: idSchema });
