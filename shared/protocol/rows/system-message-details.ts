import { z } from 'zod';
import { memberRoles } from '../../database/enums.ts';
import { idSchema } from '../primitives.ts';

/** What a message of type `system` tells; its sender is who did it, its body is empty. */
export const systemMessageDetailsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group_created'), name: z.string() }),
  z.object({ kind: z.literal('group_renamed'), name: z.string() }),
  z.object({ kind: z.literal('topic_changed'), topic: z.string() }),
  z.object({ kind: z.literal('members_added'), userIds: z.array(idSchema) }),
  z.object({ kind: z.literal('member_removed'), userId: idSchema }),
  z.object({ kind: z.literal('member_left') }),
  z.object({ kind: z.literal('role_changed'), userId: idSchema, role: z.enum(memberRoles) }),
]);
export type SystemMessageDetails = z.infer<typeof systemMessageDetailsSchema>;
