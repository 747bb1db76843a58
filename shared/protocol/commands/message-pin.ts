import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Pins a message in its chat for everybody, or takes the pin away. */
export const messagePinSchema = z.object({ kind: z.literal('message.pin'), chatId: idSchema, messageId: idSchema, isPinned: z.boolean() });
