import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** Takes somebody else out of a group (SY9). */
export const memberRemoveSchema = z.object({ kind: z.literal('member.remove'), chatId: idSchema, userId: idSchema });
