import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Hands a group over: the member becomes an owner and the owner who asks an admin, both or neither. */
export const chatTransferSchema = z.object({ kind: z.literal('chat.transfer'), chatId: idSchema, userId: idSchema });
