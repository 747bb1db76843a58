import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { chatNameSchema, chatTopicSchema, idSchema } from '../primitives.ts';

/** Creates a group; its creator becomes the owner, `memberIds` (without the creator) become members. */
export const chatCreateGroupSchema = z.object({
  kind: z.literal('chat.createGroup'),
  chatId: idSchema,
  name: chatNameSchema,
  topic: chatTopicSchema.nullable(),
  memberIds: z.array(idSchema).max(limits.membersPerCommand),
});
