import { z } from 'zod';
import { chatNameSchema, chatTopicSchema, idSchema } from '../primitives.ts';

/** Renames a group or changes its topic. */
export const chatUpdateSchema = z.object({
  kind: z.literal('chat.update'),
  chatId: idSchema,
  name: chatNameSchema.optional(),
  topic: chatTopicSchema.nullable().optional(),
});
