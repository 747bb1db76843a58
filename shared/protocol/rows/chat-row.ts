import { z } from 'zod';
import { chatKinds, chatStatuses } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** A chat one is a member of. The last message is not part of it: it follows from the messages. */
export const chatRowSchema = z.object({
  id: idSchema,
  kind: z.enum(chatKinds),
  name: z.string().nullable(),
  topic: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  status: z.enum(chatStatuses),
  description: z.string().optional(),
  /** Every member may add people, not owners and admins alone. */
  canMembersAdd: z.boolean().optional(),
  createdById: idSchema.nullable(),
  createdAt: wholeNumberSchema,
  changeSeq: wholeNumberSchema,
});
export type ChatRow = z.infer<typeof chatRowSchema>;
