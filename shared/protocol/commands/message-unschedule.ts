import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Takes a scheduled message back before it is sent. */
export const messageUnscheduleSchema = z.object({ kind: z.literal('message.unschedule'), chatId: idSchema, messageId: idSchema });
