import { z } from 'zod';
import { chatStatuses } from '../../database/enums.ts';
import { idSchema } from '../primitives.ts';

/** Archives a group (nobody writes any more, everybody may read), takes it back into use, or deletes it for everybody. */
export const chatSetStatusSchema = z.object({ kind: z.literal('chat.setStatus'), chatId: idSchema, status: z.enum(chatStatuses) });
