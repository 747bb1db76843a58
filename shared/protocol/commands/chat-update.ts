import { z } from 'zod';
import { contentHashSchema } from '../files/attachment.ts';
import { chatDescriptionSchema, chatNameSchema, chatTopicSchema, idSchema } from '../primitives.ts';

/** Changes what a group is called and about, and whether every member may add people. What is absent stays. */
export const chatUpdateSchema = z.object({
  kind: z.literal('chat.update'),
  chatId: idSchema,
  name: chatNameSchema.optional(),
  topic: chatTopicSchema.nullable().optional(),
  description: chatDescriptionSchema.nullable().optional(),
  canMembersAdd: z.boolean().optional(),
  /** A content that the sender has uploaded, or may see in a message. */
  picture: contentHashSchema.nullable().optional(),
});
