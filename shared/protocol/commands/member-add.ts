import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { idSchema } from '../primitives.ts';

/** Adds colleagues to a group; who is in already stays as they are. */
export const memberAddSchema = z.object({
  kind: z.literal('member.add'),
  chatId: idSchema,
  userIds: z.array(idSchema).min(1).max(limits.membersPerCommand),
});
