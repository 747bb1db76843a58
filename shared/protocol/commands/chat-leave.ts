import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Leaves a group (SY9). The last owner hands over first, unless nobody else is left. */
export const chatLeaveSchema = z.object({ kind: z.literal('chat.leave'), chatId: idSchema });
