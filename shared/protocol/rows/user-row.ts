import { z } from 'zod';
import { userStatuses } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** A colleague. */
export const userRowSchema = z.object({
  id: idSchema,
  email: z.string(),
  displayName: z.string(),
  title: z.string().nullable(),
  timeZone: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  status: z.enum(userStatuses),
  changeSeq: wholeNumberSchema,
});
export type UserRow = z.infer<typeof userRowSchema>;
