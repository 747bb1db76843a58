import { z } from 'zod';
import { memberRoles } from '../../database/enums.ts';
import { idSchema } from '../primitives.ts';

/** Changes a member's role; an owner makes owners, a group always keeps one. */
export const memberSetRoleSchema = z.object({
  kind: z.literal('member.setRole'),
  chatId: idSchema,
  userId: idSchema,
  role: z.enum(memberRoles),
});
