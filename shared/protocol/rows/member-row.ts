import { z } from 'zod';
import { memberRoles, notificationPreferences } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** What only the member's own devices get. */
const ownMembershipSchema = z.object({
  lastReadSeq: wholeNumberSchema,
  notificationPreference: z.enum(notificationPreferences),
  mutedUntil: wholeNumberSchema.nullable(),
  pinnedAt: wholeNumberSchema.nullable(),
  /** SY11: unread again from this seq on; absent: not. */
  markedUnreadSeq: wholeNumberSchema.optional(),
});

/**
 * A membership. `changeSeq` is the number of the last change the receiver may see: any change for the member's own
 * devices (`own` is there), only public ones for everybody else (`own` is absent).
 * A row with `leftAt` is the last one that a former member gets of a chat (SY9).
 */
export const memberRowSchema = z.object({
  chatId: idSchema,
  userId: idSchema,
  role: z.enum(memberRoles),
  joinedAt: wholeNumberSchema,
  leftAt: wholeNumberSchema.nullable(),
  changeSeq: wholeNumberSchema,
  own: ownMembershipSchema.optional(),
});
export type MemberRow = z.infer<typeof memberRowSchema>;
