import { z } from 'zod';
import { notificationPreferences } from '../../database/enums.ts';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** Changes what a chat is to oneself: notifications, mute, pin, unread again. */
export const memberPreferencesSchema = z.object({
  kind: z.literal('member.preferences'),
  chatId: idSchema,
  notificationPreference: z.enum(notificationPreferences).optional(),
  mutedUntil: wholeNumberSchema.nullable().optional(),
  pinnedAt: wholeNumberSchema.nullable().optional(),
  /** Unread again from this seq on; null: as the read pointer says. */
  markedUnreadSeq: wholeNumberSchema.nullable().optional(),
});
