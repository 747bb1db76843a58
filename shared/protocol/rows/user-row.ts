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
  pronouns: z.string().optional(),
  /** As the person set it; whether it still counts, each device tells by its clock. */
  personStatus: z.object({ emoji: z.string().nullable(), text: z.string(), until: wholeNumberSchema.nullable() }).optional(),
  changeSeq: wholeNumberSchema,
});
export type UserRow = z.infer<typeof userRowSchema>;
