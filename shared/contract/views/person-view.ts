import { z } from 'zod';
import { presenceStatuses } from '../../protocol/down/presence.ts';

/** A colleague in a picker or on a card. */
export const personViewSchema = z.object({
  userId: z.string(),
  displayName: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  presence: z.enum(presenceStatuses).nullable(),
});
export type PersonView = z.infer<typeof personViewSchema>;

/** A person on their card. */
export const personCardSchema = personViewSchema.extend({ isSelf: z.boolean(), isActive: z.boolean() });
export type PersonCardView = z.infer<typeof personCardSchema>;
